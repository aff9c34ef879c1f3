import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { PASSWORD } from '../harness/settings.ts';
import { type Api, adminApi, apiOf, createStaff } from './api.ts';
import { insertAccount, insertDeal, insertRow } from './world.ts';

type Person = Api & { readonly id: string };

let platform: Platform;
let sales: Person;
let colleague: Person;
let delivery: Person;
let finance: Person;

beforeAll(async () => {
  platform = await startPlatform();
  [sales, colleague, delivery, finance] = await Promise.all([
    createStaff(platform, 'sales'),
    createStaff(platform, 'sales'),
    createStaff(platform, 'delivery'),
    createStaff(platform, 'finance'),
  ]);
});
afterAll(() => platform?.stop());

/** An account with a sold project of `sales`, another project, and a contact with an address. */
async function plantClient({ locale = 'fr' }: { locale?: string } = {}) {
  const { database } = platform;
  const account = await insertAccount(database);
  const contact = await insertRow(database, 'contacts', {
    account,
    first_name: 'Léa',
    last_name: 'Fontaine',
    locale,
  });
  const email = `lea.${contact.slice(0, 8)}@example.com`;
  await insertRow(database, 'contact_emails', { account, contact, email, is_primary: true });
  const deal = await insertDeal(database, { account, owner: sales.id });
  const sold = await insertRow(database, 'projects', { name: 'Relances', account, deal });
  const other = await insertRow(database, 'projects', { name: 'Agent', account });
  return { account, contact, email, sold, other };
}

const open = (asker: Api, contact: string, body: object) =>
  asker.send('POST', `/crm/spaces/${contact}`, body);
const end = (asker: Api, contact: string) => asker.send('DELETE', `/crm/spaces/${contact}`);

async function accessOf(email: string) {
  const { rows } = await platform.database.query(
    `SELECT u.id, r.name AS role, u.status,
            (SELECT json_agg(level) FROM account_members WHERE "user" = u.id) AS levels,
            coalesce((SELECT json_agg(p.name ORDER BY p.name) FROM project_members m
              JOIN projects p ON p.id = m.project WHERE m."user" = u.id), '[]') AS projects,
            (SELECT json_agg(locale) FROM platform.mails
              WHERE recipient = u.email AND template = 'invitation') AS mails
       FROM directus_users u JOIN directus_roles r ON r.id = u.role WHERE u.email = $1`,
    [email],
  );
  return rows[0];
}

async function logOf(account: string) {
  const { rows } = await platform.database.query(
    `SELECT action, actor, data ->> 'level' AS level FROM audit_log
      WHERE account = $1 AND action LIKE 'space.%' ORDER BY occurred_at`,
    [account],
  );
  return rows;
}

describe('the space is opened to a contact', () => {
  test('as a member of the projects chosen, invited once in their language, with its line', async () => {
    const client = await plantClient({ locale: 'en' });
    const body = { level: 'member', projects: [client.sold] };
    const answers = await Promise.all([1, 2, 3].map(() => open(sales, client.contact, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await accessOf(client.email)).toMatchObject({
      role: 'client_member',
      status: 'active',
      levels: ['member'],
      projects: ['Relances'],
      mails: ['en'],
    });
    expect((await logOf(client.account))[0]).toEqual({
      action: 'space.opened',
      actor: sales.id,
      level: 'member',
    });
    const read = await sales.send('GET', `/crm/spaces?contact=${client.contact}`);
    expect(read.data).toMatchObject({
      people: [{ contact: client.contact, level: 'member', projects: [client.sold] }],
    });
  });

  test('a reader learns of the projects they read alone, and how people sign in only of their own', async () => {
    const client = await plantClient();
    const body = { level: 'member', projects: [client.sold, client.other] };
    expect(await open(delivery, client.contact, body)).toMatchObject({ status: 200 });
    const { id } = await accessOf(client.email);
    await platform.database.query(
      `UPDATE directus_users SET email = 'secret.' || email, last_access = now() WHERE id = $1`,
      [id],
    );
    const seenBy = async (asker: Api) => {
      const { data } = await asker.send('GET', `/crm/spaces?account=${client.account}`);
      const [person] = (data as { people: object[] }).people;
      return person;
    };
    const secret = `secret.${client.email}`;
    expect(await seenBy(sales)).toMatchObject({ projects: [client.sold], email: secret });
    expect(await seenBy(colleague)).toMatchObject({
      level: 'member',
      projects: [],
      email: client.email,
      last_access: null,
    });
    expect((await seenBy(delivery)) as { projects: string[] }).toMatchObject({
      projects: expect.arrayContaining([client.sold, client.other]),
      email: secret,
    });
  });

  test('nobody gives more than they have', async () => {
    const client = await plantClient();
    const member = (projects: string[]) => ({ level: 'member', projects });
    const refused = async (asker: Api, body: object) =>
      (await open(asker, client.contact, body)).reason;
    // The other project is no sale of theirs; the whole account is more still.
    expect(await refused(sales, member([client.sold, client.other]))).toBe('SPACE_BEYOND_YOURS');
    expect(await refused(sales, { level: 'admin' })).toBe('SPACE_BEYOND_YOURS');
    // No part in the account; no invoice to read; no contact to read.
    expect(await refused(colleague, member([client.sold]))).toBe('FORBIDDEN');
    expect(await refused(delivery, { level: 'admin' })).toBe('SPACE_BEYOND_YOURS');
    expect(await refused(finance, member([client.sold]))).toBe('FORBIDDEN');
    const stranger = await plantClient();
    expect(await refused(delivery, member([stranger.sold]))).toBe('SPACE_BEYOND_YOURS');
    expect(await accessOf(client.email)).toBeUndefined();

    expect(await open(delivery, client.contact, member([client.sold, client.other]))).toMatchObject(
      { status: 200 },
    );
    expect((await accessOf(client.email)).projects).toEqual(['Agent', 'Relances']);
  });

  test('a seller who reads all of the account opens all of it, and no longer once a colleague bills', async () => {
    const client = await plantClient();
    await platform.database.query('DELETE FROM projects WHERE id = $1', [client.other]);
    expect(await open(sales, client.contact, { level: 'admin' })).toMatchObject({ status: 200 });
    expect(await accessOf(client.email)).toMatchObject({ role: 'client_admin', levels: ['admin'] });
    const theirs = await insertDeal(platform.database, {
      account: client.account,
      owner: colleague.id,
    });
    await insertRow(platform.database, 'invoices', { account: client.account, deal: theirs });
    const read = await sales.send('GET', `/crm/spaces?account=${client.account}`);
    expect(read.data).toMatchObject({ levels: ['member'] });
  });

  test('a colleague’s account is not opened whole by making oneself its owner', async () => {
    const client = await plantClient();
    const { database } = platform;
    await database.query('DELETE FROM projects WHERE account = $1', [client.account]);
    const me = { owner: colleague.id };
    const path = `/items/accounts/${client.account}`;
    expect(await colleague.send('PATCH', path, me)).toMatchObject({ status: 200 });
    const read = await colleague.send('GET', `/crm/spaces?account=${client.account}`);
    expect(read.data).toMatchObject({ levels: ['member'] });
    expect(await open(colleague, client.contact, { level: 'admin' })).toMatchObject({
      reason: 'SPACE_BEYOND_YOURS',
    });
  });

  test('a contact without a language is invited in the one of their account', async () => {
    const client = await plantClient();
    await platform.database.query(`UPDATE accounts SET locale = 'en' WHERE id = $1`, [
      client.account,
    ]);
    const read = await sales.send('GET', `/crm/spaces?contact=${client.contact}`);
    expect(read.data).toMatchObject({ people: [{ locale: 'en' }] });
    await open(sales, client.contact, { level: 'member', projects: [client.sold] });
    expect((await accessOf(client.email)).mails).toEqual(['en']);
    const { rows } = await platform.database.query(
      'SELECT language FROM directus_users WHERE email = $1',
      [client.email],
    );
    expect(rows).toEqual([{ language: 'en-US' }]);
  });

  test('a level and projects are changed at once, without a second mail', async () => {
    const client = await plantClient();
    const admin = await adminApi(platform);
    await open(admin, client.contact, { level: 'admin' });
    expect((await accessOf(client.email)).role).toBe('client_admin');
    const body = { level: 'member', projects: [client.other] };
    // Nobody takes away what they could not give.
    const beyond = { reason: 'SPACE_BEYOND_YOURS', field: 'level' };
    expect(await open(delivery, client.contact, body)).toMatchObject(beyond);
    expect(await end(delivery, client.contact)).toMatchObject(beyond);
    expect((await accessOf(client.email)).levels).toEqual(['admin']);
    const changed = await open(admin, client.contact, body);
    expect(changed).toMatchObject({ status: 200, data: { invited: false } });
    expect(await accessOf(client.email)).toMatchObject({
      role: 'client_member',
      levels: ['member'],
      projects: ['Agent'],
      mails: ['fr'],
    });
    expect((await logOf(client.account)).map(({ action }) => action)).toEqual([
      'space.opened',
      'space.changed',
    ]);
  });

  test.each([
    [
      'without an address',
      async (client: Client) => {
        await platform.database.query('DELETE FROM contact_emails WHERE contact = $1', [
          client.contact,
        ]);
      },
      'SPACE_NO_ADDRESS',
    ],
    [
      'whose address is a colleague’s',
      async (client: Client) => {
        const { rows } = await platform.database.query(
          'SELECT email FROM directus_users WHERE id = $1',
          [sales.id],
        );
        await platform.database.query('UPDATE contact_emails SET email = $1 WHERE contact = $2', [
          rows[0].email,
          client.contact,
        ]);
      },
      'SPACE_OTHER_ACCESS',
    ],
  ] as const)('a contact %s learns of no access', async (_name, prepare, reason) => {
    const client = await plantClient();
    await prepare(client);
    const answer = await open(delivery, client.contact, {
      level: 'member',
      projects: [client.sold],
    });
    expect(answer).toMatchObject({ reason });
    expect(await logOf(client.account)).toEqual([]);
  });

  test('a member of nothing is refused, as is another level elsewhere', async () => {
    const [client, second] = [await plantClient(), await plantClient()];
    expect(await open(delivery, client.contact, { level: 'member' })).toMatchObject({
      reason: 'SPACE_PROJECT_REQUIRED',
    });
    const admin = await adminApi(platform);
    await open(admin, client.contact, { level: 'admin' });
    const { database } = platform;
    const user = (await accessOf(client.email)).id;
    await insertRow(database, 'account_members', {
      account: second.account,
      contact: second.contact,
      user,
      level: 'admin',
    });
    const member = { level: 'member', projects: [client.sold] };
    expect(await open(admin, client.contact, member)).toMatchObject({
      reason: 'SPACE_LEVEL_MIXED',
      field: 'level',
    });
  });
});

type Client = Awaited<ReturnType<typeof plantClient>>;

describe('the space of a contact ends', () => {
  test('at once: sessions, seats and rows are gone, and it can be opened again', async () => {
    const client = await plantClient();
    const body = { level: 'member', projects: [client.sold] };
    await open(sales, client.contact, body);
    const { id: user } = await accessOf(client.email);
    const admin = await adminApi(platform);
    await admin.send('PATCH', `/users/${user}`, { password: PASSWORD });
    const person = apiOf(platform, await signIn(platform.url, client.email));
    const project = `/items/projects/${client.sold}`;
    expect(await person.send('GET', project)).toMatchObject({ status: 200 });

    expect(await end(colleague, client.contact)).toMatchObject({ status: 403 });
    expect(await end(finance, client.contact)).toMatchObject({ status: 403 });
    expect(await end(sales, client.contact)).toMatchObject({ status: 200 });
    expect((await person.send('GET', project)).status).toBeGreaterThanOrEqual(401);
    const again = apiOf(platform, await signIn(platform.url, client.email));
    expect(await again.send('GET', project)).toMatchObject({ status: 403 });
    expect(await accessOf(client.email)).toMatchObject({ levels: null, projects: [] });
    expect(await end(sales, client.contact)).toMatchObject({ reason: 'SPACE_NOT_OPEN' });
    expect((await logOf(client.account)).at(-1)).toEqual({
      action: 'space.ended',
      actor: sales.id,
      level: 'member',
    });

    expect(await open(sales, client.contact, body)).toMatchObject({ data: { invited: true } });
    expect((await accessOf(client.email)).mails).toEqual(['fr', 'fr']);
  });

  test('an invitation is sent again to who is invited, not every minute', async () => {
    const client = await plantClient();
    const again = () => sales.send('POST', `/crm/spaces/${client.contact}/invitation`, {});
    expect(await again()).toMatchObject({ reason: 'SPACE_NOT_OPEN' });
    await open(sales, client.contact, { level: 'member', projects: [client.sold] });
    expect(await again()).toMatchObject({ status: 429, reason: 'SPACE_JUST_INVITED' });
    await platform.database.query(
      `UPDATE platform.mails SET created_at = created_at - interval '11 minutes' WHERE recipient = $1`,
      [client.email],
    );
    expect(await again()).toMatchObject({ status: 200, data: { email: client.email } });
    expect((await accessOf(client.email)).mails).toEqual(['fr', 'fr']);
  });
});

describe('people of a client let in their colleagues', () => {
  /** Somebody of a client, in the space of an account. */
  async function client(account: string, level: 'admin' | 'member', projects: string[] = []) {
    const person = await createStaff(
      platform,
      level === 'admin' ? 'client_admin' : 'client_member',
    );
    await insertRow(platform.database, 'account_members', { account, user: person.id, level });
    for (const project of projects)
      await insertRow(platform.database, 'project_members', {
        ...{ project, account, user: person.id, role: 'client' },
      });
    return person;
  }
  const guest = (more: object = {}) => ({
    email: `invite.${crypto.randomUUID().slice(0, 8)}@example.com`,
    ...{ first_name: 'Ana', last_name: 'Roux' },
    ...more,
  });
  const invite = (asker: Api, account: string, body: object) =>
    asker.send('POST', `/crm/my-space/${account}/invitations`, body);
  const listed = async (asker: Api, account: string) =>
    (await asker.send('GET', `/crm/my-space/${account}/invitations`)).data as {
      may_invite: boolean;
      levels: string[];
      people: { id: string; email: string; is_pending: boolean }[];
    };

  test('an administrator: once, as a member of the projects they see, with its line and its mail', async () => {
    const { account } = await plantClient();
    const boss = await client(account, 'admin');
    const body = guest();
    const answers = await Promise.all([1, 2, 3].map(() => invite(boss, account, body)));
    expect(answers.map(({ status, text }) => [status, status === 200 ? '' : text])).toEqual([
      ...[200, 200, 200].map((status) => [status, '']),
    ]);
    expect(answers.filter(({ data }) => (data as { invited: boolean }).invited)).toHaveLength(1);
    expect(await accessOf(body.email)).toMatchObject({
      role: 'client_member',
      levels: ['member'],
      projects: ['Agent', 'Relances'],
      mails: ['fr'],
    });
    const list = await listed(boss, account);
    expect(list).toMatchObject({ may_invite: true, levels: ['member', 'admin'] });
    expect(list.people).toMatchObject([{ email: body.email, is_pending: true }]);
    const { rows } = await platform.database.query(
      `SELECT actor FROM audit_log WHERE account = $1 AND action = 'space.colleague_invited'`,
      [account],
    );
    expect(rows).toEqual([{ actor: boss.id }]);
    const id = list.people[0]?.id;
    const again = () => boss.send('POST', `/crm/my-space/invitations/${id}/again`);
    expect(await again()).toMatchObject({ status: 429, reason: 'SPACE_JUST_INVITED' });
    await platform.database.query(
      `UPDATE platform.mails SET created_at = now() - interval '11 minutes' WHERE recipient = $1`,
      [body.email],
    );
    expect(await again()).toMatchObject({ status: 200 });
    const ended = await boss.send('DELETE', `/crm/my-space/invitations/${id}`);
    expect(ended.status, ended.text).toBeLessThan(300);
    expect(await accessOf(body.email)).toMatchObject({ levels: null, projects: [] });
  });

  test('a member only where it was allowed, a member too, of what they see themselves', async () => {
    const { account, sold } = await plantClient();
    const boss = await client(account, 'admin');
    const member = await client(account, 'member', [sold]);
    expect(await invite(member, account, guest())).toMatchObject({
      reason: 'INVITATION_NOT_ALLOWED',
    });
    expect(await listed(member, account)).toMatchObject({ may_invite: false, levels: [] });
    const allow = { members_may_invite: true };
    const byMember = await member.send('PATCH', `/items/accounts/${account}`, allow);
    expect(byMember.status).toBe(403);
    expect(await boss.send('PATCH', `/items/accounts/${account}`, allow)).toMatchObject({
      status: 200,
    });
    expect(await invite(member, account, guest({ level: 'admin' }))).toMatchObject({
      ...{ reason: 'SPACE_BEYOND_YOURS', field: 'level' },
    });
    const body = guest();
    expect(await invite(member, account, body)).toMatchObject({ status: 200 });
    expect((await accessOf(body.email)).projects).toEqual(['Relances']);
    const other = await client(account, 'member', [sold]);
    const id = (await listed(member, account)).people[0]?.id;
    expect((await listed(other, account)).people).toEqual([]);
    expect(await other.send('DELETE', `/crm/my-space/invitations/${id}`)).toMatchObject({
      status: 404,
    });
    await boss.send('PATCH', `/items/accounts/${account}`, { members_may_invite: false });
    expect(await member.send('POST', `/crm/my-space/invitations/${id}/again`)).toMatchObject({
      reason: 'INVITATION_NOT_ALLOWED',
    });
    // Made an administrator since: nobody below ends that.
    await platform.database.query(`UPDATE account_members SET level = 'admin' WHERE id = $1`, [id]);
    for (const way of ['DELETE', 'POST'] as const) {
      const path = `/crm/my-space/invitations/${id}${way === 'POST' ? '/again' : ''}`;
      expect(await member.send(way, path)).toMatchObject({ status: 404 });
    }
    expect((await boss.send('DELETE', `/crm/my-space/invitations/${id}`)).status).toBeLessThan(300);
  });

  test('by an address that is one, under a name that is one, at most once at a time', async () => {
    const { account } = await plantClient();
    const boss = await client(account, 'admin');
    const wrong = [
      { email: 'Ana <ana@example.com>' },
      { email: 'ana@example.com\r\nBcc: x@example.com' },
      { email: 'ana@example.com, x@example.com' },
      { first_name: 'Gagnez sur https://gains.example' },
      { last_name: 'Roux\r\nBcc: x@example.com' },
      { level: 'owner' },
      { invited_by: boss.id },
    ];
    for (const more of wrong)
      expect(await invite(boss, account, guest(more))).toMatchObject({ status: 400 });
    const body = guest();
    const spelled = { ...body, email: ` ${body.email.toUpperCase()} ` };
    const both = await Promise.all([body, spelled].map((one) => invite(boss, account, one)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await accessOf(body.email)).toMatchObject({ levels: ['member'], mails: ['fr'] });
    // Invited again at a higher level: what they have stays.
    expect(await invite(boss, account, { ...body, level: 'admin' })).toMatchObject({
      data: { invited: false },
    });
    expect(await accessOf(body.email)).toMatchObject({ levels: ['member'] });
    const crowd = await Promise.all(
      Array.from({ length: 20 }, () => invite(boss, account, guest())),
    );
    expect(crowd.filter(({ status }) => status === 200)).toHaveLength(9);
    const invited = await listed(boss, account);
    expect(invited.people).toHaveLength(10);
  });

  test('people of the house, of others and contacts of others are refused in one way, and that has an end', async () => {
    const { account } = await plantClient();
    const elsewhere = await plantClient();
    const boss = await client(account, 'admin');
    const neighbour = await client(elsewhere.account, 'admin');
    const addressOf = async (id: string) => {
      const { rows } = await platform.database.query(
        'SELECT email FROM directus_users WHERE id = $1',
        [id],
      );
      return rows[0].email as string;
    };
    const texts = new Set<string>();
    const taken = [await addressOf(sales.id), await addressOf(neighbour.id), elsewhere.email];
    for (const email of taken) {
      const answer = await invite(boss, account, guest({ email }));
      expect(answer).toMatchObject({ status: 409, reason: 'INVITATION_REFUSED', field: 'email' });
      texts.add(answer.text);
    }
    expect(texts.size).toBe(1);
    expect(await invite(boss, elsewhere.account, guest())).toMatchObject({ status: 404 });
    expect(await invite(sales, account, guest())).toMatchObject({ status: 403 });
    for (let left = 10 - taken.length; left > 0; left -= 1)
      expect(await invite(boss, account, guest())).toMatchObject({ status: 200 });
    expect(await invite(boss, account, guest())).toMatchObject({
      status: 429,
      reason: 'INVITATION_LIMIT',
    });
    expect(await invite(neighbour, elsewhere.account, guest())).toMatchObject({ status: 200 });
  });

  test('each chooses the mails they want, for themselves alone', async () => {
    const { account } = await plantClient();
    const [boss, member] = [await client(account, 'admin'), await client(account, 'member')];
    const mine = async (person: Api) =>
      ((await person.send('GET', '/items/account_members?fields=id')).data as { id: string }[])[0]
        ?.id;
    const [of, other] = [await mine(boss), await mine(member)];
    const off = { deliverable_mails: false };
    expect(await boss.send('PATCH', `/items/account_members/${of}`, off)).toMatchObject({
      status: 200,
    });
    expect(await boss.send('PATCH', `/items/account_members/${other}`, off)).toMatchObject({
      status: 403,
    });
    const level = await member.send('PATCH', `/items/account_members/${other}`, { level: 'admin' });
    expect(level.status).toBe(403);
  });

  test('a client is told one address of the house for their account and each project they see, and nothing more', async () => {
    const { database } = platform;
    const { account, sold, other } = await plantClient();
    const elsewhere = await plantClient();
    await database.query('UPDATE accounts SET owner = $1 WHERE id = ANY($2)', [
      sales.id,
      [account, elsewhere.account],
    ]);
    await database.query('UPDATE projects SET manager = $1 WHERE id = $2', [delivery.id, other]);
    const read = async (asker: Api) => {
      const { data } = await asker.send('GET', '/crm/my-space/interlocutors');
      return (
        data as { people: { account: string; project: string | null; email: string }[] }
      ).people
        .map((one) => ({ project: one.project, email: one.email, of: one.account }))
        .sort((one, two) => String(one.project).localeCompare(String(two.project)));
    };
    const { rows } = await database.query(
      'SELECT id, email FROM directus_users WHERE id = ANY($1)',
      [[sales.id, delivery.id]],
    );
    const emailOf = (id: string) => rows.find((row) => row.id === id)?.email;
    const ofAccount = { project: null, email: emailOf(sales.id), of: account };
    const ofSold = { ...ofAccount, project: sold };
    const ofOther = { project: other, email: emailOf(delivery.id), of: account };
    const sorted = (...all: object[]) =>
      (all as (typeof ofSold)[]).sort((one, two) =>
        String(one.project).localeCompare(String(two.project)),
      );
    const boss = await client(account, 'admin');
    expect(await read(boss)).toEqual(sorted(ofAccount, ofSold, ofOther));
    expect(await read(await client(account, 'member', [sold]))).toEqual(sorted(ofAccount, ofSold));
    await database.query("UPDATE directus_users SET status = 'suspended' WHERE id = $1", [
      delivery.id,
    ]);
    expect(await read(boss)).toEqual(sorted(ofAccount, ofSold, { ...ofSold, project: other }));
    await database.query("UPDATE directus_users SET status = 'active' WHERE id = $1", [
      delivery.id,
    ]);
    expect(await sales.send('GET', '/crm/my-space/interlocutors')).toMatchObject({ status: 403 });
    const users = await boss.send('GET', `/users/${delivery.id}?fields=email`);
    expect(users.status).toBe(403);
  });
});
