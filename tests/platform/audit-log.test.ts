import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { ADMIN_EMAIL } from '../harness/settings.ts';
import { call, createPerson, idOf, PASSWORD, poll, refusalOf, signInAdmin } from './people.ts';

let platform: Platform;
let admin: string;

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo' });
  admin = await signInAdmin(platform);
});
afterAll(() => platform?.stop());

type Line = {
  id: string;
  action: string;
  actor: string | null;
  actor_label: string;
  subject_id: string;
  data: object;
};

function lines(action: string, subject?: string): Promise<Line[]> {
  return poll<Line>(
    platform,
    {
      text: 'select * from audit_log where action = $1 and ($2::text is null or subject_id = $2) order by occurred_at',
      values: [action, subject ?? null],
    },
    (rows) => rows.length > 0,
  );
}

const patchBy = (token: string) => ({
  token,
  method: 'PATCH',
  body: { trace_id: '11111111-1111-4111-8111-111111111111' },
});

describe('the audit log', () => {
  it('cannot be changed, emptied or cut, whatever the way', async () => {
    const [line] = await lines('login.succeeded');
    const id = line?.id ?? '';
    for (const sql of [
      `update audit_log set action = 'nothing' where id = '${id}'`,
      `update audit_log set actor = null where id = '${id}'`,
      `delete from audit_log where id = '${id}'`,
      'truncate audit_log',
      `set session_replication_role = replica; delete from audit_log where id = '${id}'`,
    ]) {
      const client = await platform.database.connect();
      await expect(client.query(sql), sql).rejects.toThrow('APPEND_ONLY');
      client.release(true);
    }
  });

  it('and the log of what goes out are written by nobody, the administration included', async () => {
    const { rows: events } = await platform.database.query<{ id: string }>(
      `insert into outbox_events (id, type, occurred_at, subject_collection, subject, data, trace_id)
       values (gen_random_uuid(), 'test.told', now(), 'accounts', gen_random_uuid(), '{}', gen_random_uuid())
       returning id`,
    );
    const [line] = await lines('login.succeeded');
    const made = {
      audit_log: { occurred_at: new Date().toISOString(), action: 'login.succeeded' },
      outbox_events: { type: 'deal.created', subject_collection: 'deals', subject: line?.id },
    };
    const state = () =>
      platform.database.query(
        `select (select json_agg(json_build_array(subject, trace_id)) from outbox_events where id = $1) as event,
                (select count(*)::int from audit_log where id = $2 and trace_id is not null) as changed`,
        [events[0]?.id, line?.id],
      );
    const before = (await state()).rows;
    for (const [log, id] of [
      ['audit_log', line?.id],
      ['outbox_events', events[0]?.id],
    ] as const) {
      const path = `/items/${log}/${id}`;
      for (const [way, answer] of [
        ['create', await call(platform.url, `/items/${log}`, { token: admin, body: made[log] })],
        ['update', await call(platform.url, path, patchBy(admin))],
        ['delete', await call(platform.url, path, { token: admin, method: 'DELETE' })],
      ] as const) {
        expect(answer.status, `${way} ${log}`).toBe(409);
        expect(refusalOf(answer)).toMatchObject({ code: 'SELF_WRITTEN_LOG' });
        expect(answer.text).toContain('Ce journal s’écrit de lui-même');
      }
      const seller = await signIn(platform.url, 'sales@ia-infinity.example.com');
      const tried = await call(platform.url, `/items/${log}`, { token: seller, body: made[log] });
      expect(tried.status).toBe(403);
    }
    expect((await state()).rows).toEqual(before);
  });

  it('keeps the name of an author who is deleted', async () => {
    const person = await createPerson(platform, admin, 'client_admin', {
      first_name: 'Inès',
      last_name: 'Roche',
    });
    await signIn(platform.url, person.email);
    await lines('login.succeeded', person.id);
    expect(
      (await call(platform.url, `/users/${person.id}`, { token: admin, method: 'DELETE' })).status,
    ).toBe(204);
    const [line] = await lines('login.succeeded', person.id);
    expect(line?.actor).toBeNull();
    expect(line?.actor_label).toBe(`Inès Roche <${person.email}>`);
  });

  it('tells who signed in, who failed to, and who signed out', async () => {
    const person = await createPerson(platform, admin, 'vendor');
    await call(platform.url, '/auth/login', {
      body: { email: person.email, password: 'pas le bon mot de passe' },
    });
    const [failed] = await lines('login.failed', person.id);
    expect(failed).toMatchObject({ actor: null, actor_label: person.email });
    const login = await fetch(`${platform.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: person.email, password: PASSWORD, mode: 'session' }),
    });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    await call(platform.url, '/auth/logout', { body: { mode: 'session' }, headers: { cookie } });
    const [out] = await lines('logout');
    expect(out?.actor).toBe(person.id);
  });

  it('tells of changed people, memberships and deleted rows, never their values', async () => {
    const person = await createPerson(platform, admin, 'client_admin');
    await call(platform.url, `/users/${person.id}`, {
      token: admin,
      method: 'PATCH',
      body: { password: 'une autre phrase de passe' },
    });
    const [update] = await lines('users.updated', person.id);
    expect(update?.data).toEqual({ fields: ['password'] });
    expect(update?.actor_label).toContain(ADMIN_EMAIL);

    const account = idOf(
      (
        await call(platform.url, '/items/accounts', {
          token: admin,
          body: { name: 'Verrerie Noailles' },
        })
      ).body,
    );
    const member = idOf(
      (
        await call(platform.url, '/items/account_members', {
          token: admin,
          body: { account, user: person.id, level: 'admin' },
        })
      ).body,
    );
    const [opened] = await lines('account_members.created', member);
    expect(opened?.data).toMatchObject({ user: person.id, account, level: 'admin' });

    await call(platform.url, `/items/account_members/${member}`, {
      token: admin,
      method: 'DELETE',
    });
    expect(await lines('account_members.deleted', member)).toHaveLength(1);
  });

  it('tells of exports', async () => {
    await call(platform.url, '/items/accounts?export=csv', { token: admin });
    const [line] = await lines('data.exported');
    expect(line).toHaveProperty('subject_collection', 'accounts');
  });
});

type ReadLine = {
  actor_label: string;
  data: { count: number; ids: string[] };
  subject_id: string | null;
  xmin: string;
};

/** What was read by somebody since a moment, once their lines are written. */
async function readBy(email: string, since: Date, action = '%'): Promise<(ReadLine & Line)[]> {
  // Twice what a line waits for the others of its statement.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const { rows } = await platform.database.query(
    `select l.*, l.xmin::text from audit_log l join directus_users u on u.id = l.actor
      where u.email = $1 and l.occurred_at > $2 and l.action like $3
        and (l.action like '%.read' or l.action like '%.summed' or l.action like '%.asked' or l.action like '%.downloaded')
      order by l.occurred_at`,
    [email, since, action],
  );
  return rows;
}

const demo = (role: string) => `${role}@ia-infinity.example.com`;

describe('what is read on record', () => {
  it.each([
    ['sales', 'invoices', true],
    ['sales', 'consents', true],
    ['finance', 'invoices', true],
    ['finance', 'payments', true],
    ['finance', 'vendor_rates', true],
    ['client_admin', 'invoices', true],
    ['vendor', 'vendor_rates', true],
    ['delivery', 'invoices', false],
    ['delivery', 'vendor_rates', false],
    ['client_member', 'invoices', false],
  ])('%s and %s', async (role, collection, isAllowed) => {
    const token = await signIn(platform.url, demo(role));
    const since = new Date();
    const { status, body } = await call(platform.url, `/items/${collection}?limit=100`, { token });
    expect(status).toBe(isAllowed ? 200 : 403);
    const lines = await readBy(demo(role), since);
    const rows = isAllowed ? (body as { data: { id: string }[] }).data : [];
    if (rows.length === 0) return expect(lines).toEqual([]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.action).toBe(`${collection}.read`);
    expect(lines[0]?.data.count).toBe(rows.length);
    expect(lines[0]?.data.ids).toEqual(rows.slice(0, 50).map(({ id }) => id));
  });

  it('is told by GraphQL, nested, summed, exported and of a rate among other fields', async () => {
    const token = await signIn(platform.url, demo('finance'));
    const told = async (path: string, body?: unknown) => {
      const since = new Date();
      const answer = await call(platform.url, path, { token, ...(body ? { body } : {}) });
      expect(answer.status, answer.text).toBe(200);
      return (await readBy(demo('finance'), since)).map(({ action }) => action);
    };
    const query = '{ accounts(limit: 40) { theirs: invoices { id number } } payments { amount } }';
    expect((await told('/graphql', { query })).sort()).toEqual(['invoices.read', 'payments.read']);
    expect(await told('/items/accounts?fields=id,invoices.number')).toEqual(['invoices.read']);
    expect(await told('/items/invoices?aggregate[sum]=gross_amount')).toEqual(['invoices.summed']);
    // A file tells names: those of lines and payments are read for it.
    expect(await told('/items/invoices?export=csv')).toContain('invoices.read');
    expect(await told('/items/missions?fields=id,daily_rate')).toEqual(['missions.read']);
    expect(await told('/items/missions?fields=id,name')).toEqual([]);
    // What is narrowed or ordered by a rate is learned of it, though no rate is shown.
    expect(await told('/items/missions?fields=id&sort=daily_rate')).toEqual(['missions.asked']);
    const over = '/items/vendors?fields=id&filter[rates][daily_rate][_gt]=';
    expect(await told(`${over}1`)).toEqual(['vendor_rates.asked']);
    expect(await told(`${over}999999999`)).toEqual(['vendor_rates.asked']);
    const sorted = '{ vendors(sort: ["-rates.daily_rate"]) { id } }';
    expect(await told('/graphql', { query: sorted })).toEqual(['vendor_rates.asked']);
    expect(await told('/items/accounts?fields=id,name')).toEqual([]);
  });

  it('is told once of a record within ten minutes, though its form reads it several times over', async () => {
    const { rows: invoices } = await platform.database.query<{ id: string }>(
      'select id from invoices order by id limit 2',
    );
    const [first, second] = invoices.map(({ id }) => id);
    const reader = async (role: string, ids: readonly unknown[]) => {
      const token = await signIn(platform.url, demo(role));
      const since = new Date();
      for (const id of ids) {
        const { status } = await call(platform.url, `/items/invoices/${id}?fields=id,number`, {
          token,
        });
        expect(status).toBe(200);
      }
      return (await readBy(demo(role), since, 'invoices.read')).map((line) => line.subject_id);
    };
    expect(await reader('finance', [first, first, first])).toEqual([first]);
    expect(await reader('finance', [first, second, second])).toEqual([second]);
    expect(await reader('sales', [first, first])).toEqual([first]);
  });

  it('slows no list: what many read at once is written by a few statements, after the answers', async () => {
    const token = await signIn(platform.url, demo('finance'));
    const since = new Date();
    const reads = Array.from({ length: 40 }, () =>
      call(platform.url, '/items/invoices?limit=5', { token }),
    );
    await Promise.all(reads);
    const lines = await readBy(demo('finance'), since);
    expect(lines).toHaveLength(40);
    expect(new Set(lines.map(({ xmin }) => xmin)).size).toBeLessThanOrEqual(6);
  });

  it('are the files that are taken, several of a moment in one line, and none that were refused', async () => {
    const upload = async (name: string) => {
      const form = new FormData();
      form.append('file', new Blob(['x'], { type: 'text/plain' }), name);
      const answer = await fetch(`${platform.url}/files`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${admin}` },
      });
      return idOf(await answer.json());
    };
    const files = [await upload('a.txt'), await upload('b.txt')];
    const since = new Date();
    await Promise.all(
      files.map((id) => call(platform.url, `/assets/${id}/a.txt?download`, { token: admin })),
    );
    const vendor = await signIn(platform.url, demo('vendor'));
    const refused = await call(platform.url, `/assets/${files[0]}`, { token: vendor });
    expect(refused.status).toBe(403);
    const [line, ...others] = await readBy(ADMIN_EMAIL, since, 'files.downloaded');
    expect(others).toEqual([]);
    expect([...(line?.data.ids ?? [])].sort()).toEqual([...files].sort());
    expect(await readBy(demo('vendor'), since, 'files.downloaded')).toEqual([]);
    const zip = await call(platform.url, '/assets/files', { token: admin, body: { ids: files } });
    expect(zip.status).toBe(200);
  });
});

describe('what is changed on record', () => {
  const change = (path: string, token: string, body: object) =>
    call(platform.url, path, { token, method: 'PATCH', body });
  const one = async (sql: string) => String((await platform.database.query(sql)).rows[0]?.id);

  it('are rates and amounts, from what to what, in the name of whoever did', async () => {
    const rate = await one('select id from vendor_rates order by id limit 1');
    const finance = await signIn(platform.url, demo('finance'));
    expect(
      (await change(`/items/vendor_rates/${rate}`, finance, { daily_rate: 61200 })).status,
    ).toBe(200);
    const [line] = await lines('vendor_rates.updated', rate);
    expect(line?.actor_label).toContain(demo('finance'));
    expect(line?.data).toMatchObject({ to: { daily_rate: 61200 } });
    expect(line?.data).toHaveProperty('from.daily_rate');
    const vendor = await one('select vendor as id from vendor_rates order by id limit 1');
    const made = await call(platform.url, '/items/vendor_rates', {
      token: finance,
      body: { vendor, daily_rate: 70000, valid_from: '2027-01-01', currency: 'EUR' },
    });
    expect((await lines('vendor_rates.created', idOf(made.body)))[0]?.data).toMatchObject({
      to: { daily_rate: 70000 },
    });
    const account = await one('select id from accounts where siren is null order by id limit 1');
    await change(`/items/accounts/${account}`, admin, { vat_number: 'FR83404833048' });
    expect((await lines('accounts.updated', account))[0]?.data).toMatchObject({
      to: { vat_number: 'FR83404833048' },
    });
  });

  it('are not other fields, nor a change that was refused', async () => {
    const deal = await one(`select id from deals where stage = 'prospect' order by id limit 1`);
    await change(`/items/deals/${deal}`, admin, { scope: 'Autre périmètre' });
    const delivery = await signIn(platform.url, demo('delivery'));
    expect((await change(`/items/deals/${deal}`, delivery, { amount: 1 })).status).toBe(403);
    await change(`/items/deals/${deal}`, admin, { amount: 123400 });
    const told = await lines('deals.updated', deal);
    expect(told.map(({ data }) => data)).toEqual([
      expect.objectContaining({ to: { amount: 123400 } }),
    ]);
  });

  it('is everything the automations write, as theirs', async () => {
    const person = await createPerson(platform, admin, 'n8n');
    const token = await signIn(platform.url, person.email);
    const workflow = await one('select id from workflows order by id limit 1');
    await platform.database.query(`update workflows set n8n_workflow_id = 'wf-1' where id = $1`, [
      workflow,
    ]);
    const answer = await change(`/items/workflows/${workflow}`, token, { status: 'paused' });
    expect(answer.status, answer.text).toBe(200);
    const [line] = await lines('workflows.updated', workflow);
    expect(line).toMatchObject({ actor: person.id, data: { fields: ['status'], by: 'n8n' } });
  });
});
