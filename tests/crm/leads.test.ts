import { join } from 'node:path';
import { runImport } from '@ia/importer';
import { importRules } from '@ia/records/imports/import-rules';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { PASSWORD } from '../harness/settings.ts';
import { type Api, adminApi, apiOf, createStaff } from './api.ts';
import { insertAccount, insertRow } from './world.ts';

const CLOSE = '2030-01-31';
const DATASETS_DIR = process.env.DATASETS_DIR;

let platform: Platform;
let admin: Api;
let sales: Api & { readonly id: string };
let delivery: Api;
let finance: Api;

const demo = async (role: string) =>
  apiOf(platform, await signIn(platform.url, `${role}@ia-infinity.example.com`, PASSWORD));

beforeAll(async () => {
  platform = await startPlatform({ data: 'demo' });
  [admin, sales, delivery, finance] = await Promise.all([
    adminApi(platform),
    createStaff(platform, 'sales'),
    demo('delivery'),
    demo('finance'),
  ]);
});
afterAll(() => platform?.stop());

const insertLead = (row: object = {}) =>
  insertRow(platform.database, 'leads', { last_name: 'Perrot', status: 'qualified', ...row });

async function readRow(table: string, id: string): Promise<Record<string, unknown>> {
  const { rows } = await platform.database.query(`SELECT * FROM ${table} WHERE id = $1`, [id]);
  return rows[0];
}

async function count(table: string, where = 'true', values: unknown[] = []): Promise<number> {
  const { rows } = await platform.database.query(
    `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`,
    values,
  );
  return rows[0].count;
}

const dealOf = (changes: object = {}) => ({
  name: 'Suivi des commandes',
  amount: 850_000,
  currency: 'EUR',
  expected_close_on: CLOSE,
  ...changes,
});

type Converted = { account: string; contact: string | null; deal: string | null };

async function consentsOf(contact: string): Promise<readonly string[]> {
  const { rows } = await platform.database.query<{ line: string }>(
    "SELECT concat_ws(' ', channel, status, source) AS line FROM consents WHERE contact = $1 ORDER BY 1",
    [contact],
  );
  return rows.map(({ line }) => line);
}

describe('a lead is converted in one step', () => {
  test('into an account, a contact with its address and a deal of the same owner', async () => {
    const owner = (await createStaff(platform, 'sales')).id;
    const lead = await insertLead({
      first_name: 'Yasmine',
      company_name: 'Perrot Levage',
      email: 'yasmine@perrot-levage.example.org',
      city: 'Metz',
      source: 'Salon',
      email_opt_out: true,
      owner,
    });
    const activity = await insertRow(platform.database, 'activities', {
      type: 'call',
      subject: 'Premier appel',
      occurred_at: '2026-03-01T10:00:00Z',
      owner,
      visibility: 'private',
      lead,
    });
    const answer = await sales.send('POST', `/crm/leads/${lead}/convert`, {
      account: { name: 'Perrot Levage', domain: 'https://www.Perrot-Levage.example.org/' },
      contact: {
        first_name: 'Yasmine',
        last_name: 'Perrot',
        email: 'Yasmine@Perrot-Levage.example.org',
        phone: '06 12 34 56 78',
      },
      deal: dealOf(),
    });
    expect(answer).toMatchObject({ status: 200 });
    const made = answer.data as { account: string; contact: string; deal: string };
    expect(await readRow('accounts', made.account)).toMatchObject({
      name: 'Perrot Levage',
      domain: 'perrot-levage.example.org',
      city: 'Metz',
      status: 'prospect',
      owner,
      user_created: sales.id,
    });
    expect(await readRow('contacts', made.contact)).toMatchObject({
      account: made.account,
      phone: '+33612345678',
      source: 'Salon',
    });
    expect(await consentsOf(made.contact)).toEqual(['email withdrawn lead']);
    const email = 'yasmine@perrot-levage.example.org';
    expect(
      await count('contact_emails', 'contact = $1 AND email = $2', [made.contact, email]),
    ).toBe(1);
    expect(await readRow('deals', made.deal)).toMatchObject({
      account: made.account,
      contact: made.contact,
      stage: 'prospect',
      amount: '850000',
      owner,
    });
    expect(await readRow('activities', activity)).toMatchObject({
      lead,
      account: made.account,
      contact: made.contact,
      deal: made.deal,
      visibility: 'private',
      owner,
    });
    const converted = await readRow('leads', lead);
    expect(converted).toMatchObject({
      status: 'converted',
      converted_account: made.account,
      converted_contact: made.contact,
      converted_deal: made.deal,
    });
    expect(converted.converted_at).toBeInstanceOf(Date);
    expect(await count('directus_revisions', `collection = 'leads' AND item = $1`, [lead])).toBe(1);
    expect(await count('audit_log', `action = 'lead.converted' AND subject_id = $1`, [lead])).toBe(
      1,
    );
  });

  test('a lead known by its number only becomes an account, without contact or deal', async () => {
    const lead = await insertLead({ last_name: null, number: '660737' });
    const answer = await sales.send('POST', `/crm/leads/${lead}/convert`, {
      account: { name: '660737' },
      contact: null,
      deal: null,
    });
    expect(answer).toMatchObject({ status: 200, data: { contact: null, deal: null } });
    expect(await readRow('accounts', (answer.data as Converted).account)).toMatchObject({
      owner: sales.id,
    });
  });

  test('records that exist are reused, and learn what the person refused', async () => {
    const account = await insertAccount(platform.database, 'Perrot Frères');
    const contact = await insertRow(platform.database, 'contacts', {
      account,
      last_name: 'Perrot',
    });
    const lead = await insertLead({ call_opt_out: true });
    await sales.send('POST', '/items/consents', {
      lead,
      channel: 'whatsapp',
      status: 'granted',
      source: 'form',
      text_version: 'site-2026-03',
    });
    const accounts = await count('accounts');
    const answer = await sales.send('POST', `/crm/leads/${lead}/convert`, {
      account: { id: account },
      contact: { id: contact },
      deal: dealOf(),
    });
    expect(answer).toMatchObject({ status: 200, data: { account, contact } });
    expect(await count('accounts')).toBe(accounts);
    expect(await consentsOf(contact)).toEqual(['phone withdrawn lead', 'whatsapp granted lead']);
  });

  test('ten clicks at once make one account and one deal, and all learn where it led', async () => {
    const lead = await insertLead({ company_name: 'Dix Clics' });
    const body = {
      account: { name: 'Dix Clics' },
      contact: { last_name: 'Perrot' },
      deal: dealOf({ name: 'Dix clics' }),
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sales.send('POST', `/crm/leads/${lead}/convert`, body)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const made = answers.find(({ status }) => status === 200)?.data as Converted;
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(answer).toMatchObject({ status: 409, reason: 'LEAD_CONVERTED' });
      expect(JSON.parse(answer.text).errors[0].extensions).toMatchObject({
        value: made.deal,
        converted: made,
      });
    }
    expect(await count('accounts', `name = 'Dix Clics'`)).toBe(1);
    expect(await count('deals', `name = 'Dix clics'`)).toBe(1);
  });

  describe('or not at all', () => {
    const whole = {
      account: { name: 'Jamais Créé' },
      contact: { last_name: 'Jamais' },
      deal: dealOf(),
    };
    test.each([
      ['deal.amount', 'AMOUNT_NEGATIVE', { deal: dealOf({ amount: -1 }) }],
      ['deal.amount', 'AMOUNT_NOT_INTEGER', { deal: dealOf({ amount: 10.5 }) }],
      [
        'deal.expected_close_on',
        'DATE_ORDER',
        { deal: dealOf({ expected_close_on: '2001-01-01' }) },
      ],
      ['deal.name', 'VALUE_REQUIRED', { deal: dealOf({ name: ' ' }) }],
      ['deal.currency', 'VALUE_INVALID', { deal: dealOf({ currency: 'FRF' }) }],
      ['deal.offer', 'FOREIGN_KEY', { deal: dealOf({ offer: crypto.randomUUID() }) }],
      ['deal.offer', 'VALUE_INVALID', { deal: dealOf({ offer: 'une offre' }) }],
      ['contact.email', 'EMAIL_INVALID', { contact: { last_name: 'A', email: 'pas une adresse' } }],
      ['contact.last_name', 'VALUE_REQUIRED', { contact: { first_name: 'A' } }],
      ['contact.last_name', 'TEXT_HAS_MARKUP', { contact: { last_name: '<b>A</b>' } }],
      ['account.domain', 'DOMAIN_INVALID', { account: { name: 'A', domain: 'pas un domaine' } }],
      ['account.name', 'VALUE_REQUIRED', { account: {} }],
      ['account.id', 'FOREIGN_KEY', { account: { id: crypto.randomUUID() } }],
      ['account.id', 'VALUE_INVALID', { account: { id: 'un compte' } }],
      ['contact.id', 'FOREIGN_KEY', { contact: { id: crypto.randomUUID() } }],
    ])('%s: %s', async (field, reason, part) => {
      const lead = await insertLead();
      const tables = ['accounts', 'contacts', 'contact_emails', 'deals', 'audit_log'];
      const before = await Promise.all(tables.map((table) => count(table)));
      const answer = await sales.send('POST', `/crm/leads/${lead}/convert`, { ...whole, ...part });
      expect(answer).toMatchObject({ status: 400, reason, field });
      expect(answer.text).not.toMatch(/select|insert|constraint/i);
      expect(await Promise.all(tables.map((table) => count(table)))).toEqual(before);
      expect(await readRow('leads', lead)).toMatchObject({ status: 'qualified' });
    });

    test('a domain that is taken names the account’s domain', async () => {
      await insertRow(platform.database, 'accounts', { name: 'Pris', domain: 'pris.example.org' });
      const lead = await insertLead();
      const account = { name: 'Autre', domain: 'pris.example.org' };
      expect(
        await sales.send('POST', `/crm/leads/${lead}/convert`, { ...whole, account }),
      ).toMatchObject({ status: 400, reason: 'DOMAIN_TAKEN', field: 'account.domain' });
    });

    test('a contact of another account is not taken along', async () => {
      const [mine, other] = [
        await insertAccount(platform.database, 'Le mien'),
        await insertAccount(platform.database, 'Un autre'),
      ];
      const contact = await insertRow(platform.database, 'contacts', {
        account: other,
        last_name: 'Ailleurs',
      });
      const lead = await insertLead();
      const answer = await sales.send('POST', `/crm/leads/${lead}/convert`, {
        account: { id: mine },
        contact: { id: contact },
        deal: null,
      });
      expect(answer).toMatchObject({ reason: 'ACCOUNT_MISMATCH', field: 'contact.id' });
    });

    test('a lead set aside is reopened first', async () => {
      const lead = await insertLead({ status: 'disqualified', disqualification_reason: 'no_need' });
      expect(await sales.send('POST', `/crm/leads/${lead}/convert`, whole)).toMatchObject({
        status: 400,
        reason: 'LEAD_DISQUALIFIED',
      });
    });

    test('nothing more is taken from the body than it may say', async () => {
      const lead = await insertLead();
      const account = { name: 'A', status: 'client', id: undefined };
      expect(
        await sales.send('POST', `/crm/leads/${lead}/convert`, { ...whole, account }),
      ).toMatchObject({ status: 400, reason: 'VALUE_INVALID' });
    });
  });
});

describe('statuses follow their rules on every way in', () => {
  const aside = { status: 'disqualified', disqualification_reason: 'no_budget' };

  test.each([
    ['disqualification_reason', 'DISQUALIFICATION_REASON_REQUIRED', { status: 'disqualified' }],
    [
      'disqualification_note',
      'DISQUALIFICATION_NOTE_REQUIRED',
      { status: 'disqualified', disqualification_reason: 'other' },
    ],
    [
      'disqualification_reason',
      'REASON_WITHOUT_DISQUALIFICATION',
      { disqualification_reason: 'no_need' },
    ],
    ['status', 'LEAD_CONVERT_ONLY', { status: 'converted' }],
    ['converted_at', 'LEAD_CONVERT_ONLY', { converted_at: '2026-01-01T00:00:00Z' }],
    ['status', 'VALUE_INVALID', { status: 'perdu' }],
  ])('%s: %s', async (field, reason, changes) => {
    const lead = await insertLead();
    // GraphQL knows no field for a seller that only the conversion writes.
    const typist = field === 'converted_at' ? admin : sales;
    const [rest, graphql] = [
      await sales.send('PATCH', `/items/leads/${lead}`, changes),
      await typist.graphql(
        `mutation ($id: ID!, $data: update_leads_input!) { update_leads_item(id: $id, data: $data) { id } }`,
        { id: lead, data: changes },
      ),
    ];
    expect(rest).toMatchObject({ status: 400, reason, field });
    expect(graphql).toMatchObject({ reason, field });
    expect(await readRow('leads', lead)).toMatchObject({ status: 'qualified' });
    const created = await sales.send('POST', '/items/leads', { last_name: 'Neuf', ...changes });
    expect(created).toMatchObject({ status: 400, reason, field });
    expect(await count('leads', `last_name = 'Neuf'`)).toBe(0);
  });

  test('a lead is set aside with its reason, and reopening it clears it', async () => {
    const lead = await insertLead({ status: 'new' });
    const note = { disqualification_note: 'Au printemps' };
    expect(await sales.send('PATCH', `/items/leads/${lead}`, { ...aside, ...note })).toMatchObject({
      status: 200,
    });
    const reopened = await sales.send('PATCH', `/items/leads/${lead}`, { status: 'contacted' });
    expect(reopened).toMatchObject({ status: 200 });
    expect(await readRow('leads', lead)).toMatchObject({
      status: 'contacted',
      disqualification_reason: null,
      disqualification_note: null,
    });
  });

  test('a converted lead keeps its status, but its phone may be corrected', async () => {
    const account = await insertAccount(platform.database, 'Issue d’un lead');
    const lead = await insertLead({ status: 'converted', converted_account: account });
    expect(await sales.send('PATCH', `/items/leads/${lead}`, { status: 'new' })).toMatchObject({
      status: 409,
      reason: 'LEAD_CONVERTED',
      field: 'status',
    });
    const fixed = await sales.send('PATCH', `/items/leads/${lead}`, { phone: '01 44 55 66 77' });
    expect(fixed).toMatchObject({ status: 200 });
  });

  test('who may not change leads learns no reason', async () => {
    const lead = await insertLead();
    for (const asker of [delivery, finance]) {
      const answer = await asker.send('PATCH', `/items/leads/${lead}`, { status: 'converted' });
      expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
      expect(answer.text).not.toMatch(/LEAD|lead/);
    }
  });
});

describe('phone numbers have one form', () => {
  test.each([
    ['06.12.34.56.78', '+33612345678'],
    ['+32 2 555 12 12', '+3225551212'],
    ['01 42 34 56 78, poste 12', '01 42 34 56 78, poste 12'],
  ])('« %s » is kept as %s', async (typed, kept) => {
    const account = await insertAccount(platform.database, 'Téléphones');
    const rows = [
      await sales.send('POST', '/items/leads', { last_name: 'Tel', phone: typed }),
      await sales.send('POST', '/items/contacts', { account, last_name: 'Tel', phone: typed }),
    ];
    for (const { data } of rows) expect(data).toMatchObject({ phone: kept });
  });

  test.each(['12', 'le soir, poste 12', '06 12 34'])(
    '« %s » is refused, naming it',
    async (typed) => {
      const account = await insertAccount(platform.database, 'Téléphones');
      const lead = await insertLead({ last_name: 'Tel' });
      const query = `mutation { create_leads_item(data: { last_name: "Tel", phone: "${typed}" }) { id } }`;
      const answers = [
        await sales.send('POST', '/items/leads', { last_name: 'Tel', phone: typed }),
        await sales.send('PATCH', `/items/leads/${lead}`, { phone: typed }),
        await sales.send('POST', '/items/contacts', { account, last_name: 'Tel', phone: typed }),
        await sales.graphql(query),
      ];
      const refusal = { reason: 'PHONE_INVALID', field: 'phone' };
      expect(answers.map(({ reason, field }) => ({ reason, field }))).toEqual(
        answers.map(() => refusal),
      );
    },
  );
});

describe('many leads at once', () => {
  type Verdicts = { done: string[]; refused: { id: string; code: string; message: string }[] };

  test('each one has its verdict: set aside, or why not', async () => {
    const account = await insertAccount(platform.database, 'Déjà là');
    const open = [await insertLead({ status: 'new' }), await insertLead({ status: 'contacted' })];
    const converted = await insertLead({ status: 'converted', converted_account: account });
    const aside = await insertLead({ status: 'disqualified', disqualification_reason: 'no_need' });
    const missing = crypto.randomUUID();
    const answer = await sales.send('POST', '/crm/leads/disqualify', {
      ids: [...open, converted, aside, missing, open[0]],
      reason: 'other',
      note: 'Fichier périmé',
    });
    expect(answer.status).toBe(200);
    const { done, refused } = answer.data as Verdicts;
    expect(done).toEqual(open);
    expect(refused.map(({ id, code }) => [id, code])).toEqual([
      [converted, 'LEAD_CONVERTED'],
      [aside, 'LEAD_DISQUALIFIED'],
      [missing, 'NOT_FOUND'],
    ]);
    expect(refused[0]?.message).toMatch(/déjà converti/);
    for (const id of open) {
      expect(await readRow('leads', id)).toMatchObject({
        status: 'disqualified',
        disqualification_reason: 'other',
        disqualification_note: 'Fichier périmé',
        user_updated: sales.id,
      });
    }
    expect(await readRow('leads', aside)).toMatchObject({ disqualification_reason: 'no_need' });

    const undone = await sales.send('POST', '/crm/leads/reopen', {
      ids: [...open, converted],
      status: 'contacted',
    });
    expect(undone.data).toMatchObject({ done: open, refused: [{ id: converted }] });
    expect(await readRow('leads', open[0] ?? '')).toMatchObject({
      status: 'contacted',
      disqualification_reason: null,
      disqualification_note: null,
    });
  });

  test('somebody was reached: new leads are contacted, the others are further already', async () => {
    const [fresh, qualified] = [await insertLead({ status: 'new' }), await insertLead()];
    const aside = await insertLead({ status: 'disqualified', disqualification_reason: 'no_need' });
    const { data } = await sales.send('POST', '/crm/leads/contacted', {
      ids: [fresh, qualified, aside],
    });
    expect(data).toMatchObject({
      done: [fresh, qualified],
      refused: [{ id: aside, code: 'LEAD_DISQUALIFIED' }],
    });
    expect(await readRow('leads', fresh)).toMatchObject({ status: 'contacted' });
    expect(await readRow('leads', qualified)).toMatchObject({ status: 'qualified' });
  });

  test('they are put away and taken back, each with its line in the log', async () => {
    const [first, second] = await Promise.all([insertLead(), insertLead({ status: 'new' })]);
    const ids = [first, second];
    const archived = await sales.send('POST', '/crm/leads/archive', { ids });
    expect(archived).toMatchObject({ status: 200, data: { done: ids, refused: [] } });
    expect(await readRow('leads', second)).toMatchObject({ is_archived: true, status: 'new' });
    const log = () =>
      platform.database
        .query(
          `SELECT action, actor, subject_id FROM audit_log WHERE subject_id = ANY($1) ORDER BY action`,
          [ids],
        )
        .then(({ rows }) => rows);
    expect(await log()).toHaveLength(2);
    expect(
      await sales.send('POST', `/crm/leads/${first}/convert`, {
        account: { name: 'Rangée Levage' },
        contact: null,
        deal: null,
      }),
    ).toMatchObject({ status: 409, reason: 'ARCHIVED', field: 'status' });
    await sales.send('POST', '/crm/leads/restore', { ids: [first] });
    expect(await readRow('leads', first)).toMatchObject({ is_archived: false });
    expect((await log()).at(-1)).toEqual({
      action: 'lead.restored',
      actor: sales.id,
      subject_id: first,
    });
    // Who writes again, by whatever way, comes back by itself.
    await insertRow(platform.database, 'activities', {
      type: 'email',
      subject: 'Re: votre message',
      occurred_at: new Date(),
      lead: second,
      origin: 'webhook',
    });
    expect(await readRow('leads', second)).toMatchObject({ is_archived: false });
    // Neither delivery nor a new lead says it of itself.
    expect(await delivery.send('POST', '/crm/leads/archive', { ids })).toMatchObject({
      status: 403,
    });
    expect(
      await sales.send('POST', '/items/leads', { last_name: 'Perrot', is_archived: true }),
    ).toMatchObject({ status: 403 });
    expect(await sales.send('DELETE', `/items/leads/${first}`)).toMatchObject({ status: 403 });
  });

  test('they are given to a seller, or to nobody, never to a client', async () => {
    const ids = [await insertLead(), await insertLead()];
    const owners = (await sales.send('GET', '/crm/leads/owners')).data as { id: string }[];
    expect(owners.map(({ id }) => id)).toContain(sales.id);
    const give = (owner: string | null) => sales.send('POST', '/crm/leads/assign', { ids, owner });
    expect(await give(sales.id)).toMatchObject({ status: 200, data: { done: ids } });
    expect(await readRow('leads', ids[1] ?? '')).toMatchObject({ owner: sales.id });
    const { rows } = await platform.database.query(
      `SELECT u.id FROM directus_users u JOIN directus_roles r ON r.id = u.role
        WHERE r.name = 'client_admin' LIMIT 1`,
    );
    expect(await give(rows[0].id)).toMatchObject({ reason: 'OWNER_NOT_SELLER', field: 'owner' });
    expect(await give(null)).toMatchObject({ status: 200 });
    expect(await readRow('leads', ids[0] ?? '')).toMatchObject({ owner: null });
  });

  test.each([
    ['disqualify', { reason: null }, 'DISQUALIFICATION_REASON_REQUIRED', 'disqualification_reason'],
    ['disqualify', { reason: 'other' }, 'DISQUALIFICATION_NOTE_REQUIRED', 'disqualification_note'],
    ['disqualify', { reason: 'autre' }, 'VALUE_INVALID', 'disqualification_reason'],
    ['reopen', { status: 'converted' }, 'VALUE_INVALID', 'status'],
    ['assign', {}, 'VALUE_REQUIRED', 'owner'],
    ['contacted', { ids: [] }, 'VALUE_INVALID', 'ids'],
    [
      'contacted',
      { ids: Array.from({ length: 501 }, () => crypto.randomUUID()) },
      'VALUE_INVALID',
      'ids',
    ],
    ['contacted', { ids: ['1; DROP TABLE leads'] }, 'VALUE_INVALID', 'ids.0'],
  ])('%s: what is wrong for all is said once (%#)', async (path, body, reason, field) => {
    const ids = [await insertLead()];
    const answer = await sales.send('POST', `/crm/leads/${path}`, { ids, ...body });
    expect(answer).toMatchObject({ status: 400, reason, field });
  });

  test('five hundred leads are a few statements and some seconds at most', async () => {
    const { rows } = await platform.database.query(
      `INSERT INTO leads (id, last_name, status)
       SELECT gen_random_uuid(), 'Cinq cents ' || n, 'new' FROM generate_series(1, 500) n RETURNING id`,
    );
    const ids = rows.map(({ id }) => id);
    const start = performance.now();
    const answer = await sales.send('POST', '/crm/leads/disqualify', { ids, reason: 'no_need' });
    expect((answer.data as Verdicts).done).toHaveLength(500);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('what looks like a lead', () => {
  type Match = { kind: string; collection: string; id: string; label: string; score: number };
  const matchesOf = async (asker: Api, ids: string[]) => {
    const answer = await asker.send('POST', '/crm/leads/matches', { ids });
    expect(answer.status).toBe(200);
    return answer.data as Record<string, Match[]>;
  };

  test('is found by address, number, domain and name, however they are written', async () => {
    const account = await insertRow(platform.database, 'accounts', {
      name: 'Étanchéité Vauban',
      domain: 'vauban.example.org',
    });
    const contact = await insertRow(platform.database, 'contacts', {
      account,
      first_name: 'Loïc',
      last_name: 'Vauban',
      phone: '06 98 76 54 32',
    });
    await insertRow(platform.database, 'contact_emails', {
      contact,
      email: 'loic@vauban.example.org',
    });
    const twin = await insertLead({
      last_name: 'VAUBAN',
      first_name: 'Loic',
      phone: '06.98.76.54.32',
      company_name: 'ETANCHEITE VAUBAN SARL',
      number: 'L-TWIN',
    });
    const stranger = await insertLead({ last_name: 'Zola', company_name: 'Zola Marbrerie' });
    const created = await sales.send('POST', '/items/leads', {
      first_name: 'Loïc',
      last_name: 'Vauban',
      company_name: 'Étanchéité Vauban SAS',
      email: 'LOIC@Vauban.example.org',
      phone: '+33 6 98 76 54 32',
    });
    const lead = (created.data as { id: string }).id;
    const found = await matchesOf(sales, [lead, stranger, twin]);
    const kinds = found[lead]?.map(({ kind, collection, id }) => [kind, collection, id]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['email', 'contacts', contact],
        ['phone', 'contacts', contact],
        ['phone', 'leads', twin],
        ['domain', 'accounts', account],
        ['name', 'accounts', account],
        ['name', 'contacts', contact],
        ['name', 'leads', twin],
      ]),
    );
    expect(kinds).toHaveLength(7);
    expect(found[lead]?.map(({ score }) => score)).toEqual(
      found[lead]?.map(({ score }) => score).toSorted((one, other) => other - one),
    );
    expect(found[lead]?.[0]).toMatchObject({
      kind: 'email',
      label: 'Loïc Vauban',
      account: { id: account, name: 'Étanchéité Vauban' },
      score: 100,
    });
    expect(found[stranger]).toEqual([]);
    expect(found[twin]?.some(({ id }) => id === lead)).toBe(true);
    expect(found[twin]?.some(({ id }) => id === twin)).toBe(false);
  });

  test('a public mailbox is nobody’s domain', async () => {
    await insertRow(platform.database, 'accounts', { name: 'Gmail ?', domain: 'gmail.com' });
    const lead = await insertLead({ last_name: 'Unique', email: 'unique.en.son.genre@gmail.com' });
    expect(await matchesOf(sales, [lead])).toEqual({ [lead]: [] });
  });

  test('a lead that does not exist has no answer', async () => {
    expect(await matchesOf(sales, [crypto.randomUUID()])).toEqual({});
  });
});

describe('who may', () => {
  test.each(['client_admin', 'client_member', 'vendor', 'delivery', 'finance'])(
    '%s gets nothing of leads, not even a reason',
    async (role) => {
      const asker = await demo(role);
      const lead = await insertLead({ status: 'disqualified', disqualification_reason: 'no_need' });
      const body = { account: { name: 'A' }, contact: null, deal: null };
      const answers = [
        await asker.send('POST', '/crm/leads/matches', { ids: [lead] }),
        await asker.send('POST', `/crm/leads/${lead}/convert`, body),
        await asker.send('POST', `/crm/leads/${crypto.randomUUID()}/convert`, {}),
        await asker.send('POST', `/crm/leads/${lead}/merge`, { other: crypto.randomUUID() }),
        await asker.send('POST', '/crm/leads/disqualify', { ids: [lead] }),
        await asker.send('POST', '/crm/leads/reopen', { ids: [lead] }),
        await asker.send('POST', '/crm/leads/contacted', { ids: [lead] }),
        await asker.send('POST', '/crm/leads/assign', { ids: [lead], owner: null }),
        await asker.send('GET', '/crm/leads/owners'),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
        expect(answer.text).not.toMatch(/lead/i);
      }
      expect(await readRow('leads', lead)).toMatchObject({ status: 'disqualified' });
    },
  );

  test('nobody signed in neither', async () => {
    const response = await fetch(`${platform.url}/crm/leads/owners`);
    expect(response.status).toBe(403);
  });

  test('the direction converts as sales does', async () => {
    const lead = await insertLead();
    const body = { account: { name: 'Par la direction' }, contact: null, deal: dealOf() };
    expect(await admin.send('POST', `/crm/leads/${lead}/convert`, body)).toMatchObject({
      status: 200,
    });
  });
});

// Without DATASETS_DIR these are counted as skipped.
describe.skipIf(!DATASETS_DIR)('the real file: ten thousand leads', () => {
  const list = (filter: object) => {
    const query = new URLSearchParams({
      filter: JSON.stringify(filter),
      sort: '-date_created,id',
      limit: '100',
      fields: 'id,status,number',
      meta: 'filter_count',
    });
    return sales.send('GET', `/items/leads?${query}`);
  };
  const timed = async <Result>(work: () => Promise<Result>) => {
    const start = performance.now();
    const result = await work();
    return { result, ms: performance.now() - start };
  };

  beforeAll(async () => {
    const client = new pg.Client({ connectionString: platform.databaseUrl });
    await client.connect();
    try {
      const path = join(DATASETS_DIR ?? '', 'leads.csv');
      await runImport({
        client,
        path,
        mappingKey: 'leads',
        rules: importRules,
        now: new Date('2026-03-31T10:00:00Z'),
      });
    } finally {
      await client.end();
    }
    // Names as a file of companies has them: what look-alikes are searched among.
    await platform.database.query(
      `UPDATE leads SET company_name = initcap(substr(md5(number || 'a'), 1, 8)) || ' ' ||
                initcap(substr(md5(number || 'b'), 1, 6)) || ' Services',
              last_name = initcap(substr(md5(number), 7, 7)), first_name = 'Camille'
        WHERE origin = 'import'`,
    );
  });

  test('a page is found by a word, and its hundred look-alikes in one request', async () => {
    const page = await timed(() => list({ company_name: { _icontains: 'services' } }));
    const ids = (page.result.data as { id: string }[]).map(({ id }) => id);
    expect(ids).toHaveLength(100);
    expect(JSON.parse(page.result.text).meta.filter_count).toBe(9240);
    const matches = await timed(() => sales.send('POST', '/crm/leads/matches', { ids }));
    expect(Object.keys(matches.result.data as object)).toHaveLength(100);
    // Far above what it takes alone, for machines that do several things at once.
    expect(page.ms).toBeLessThan(5_000);
    expect(matches.ms).toBeLessThan(10_000);
  });

  test('names that all look alike do not hold the list up', async () => {
    await platform.database.query(
      `UPDATE leads SET company_name = 'Ateliers de mécanique générale ' || substr(number, 1, 3)
        WHERE origin = 'import'`,
    );
    const page = await list({ origin: { _eq: 'import' } });
    const ids = (page.data as { id: string }[]).map(({ id }) => id);
    const matches = await timed(() => sales.send('POST', '/crm/leads/matches', { ids }));
    expect(matches.result.status).toBe(200);
    expect(matches.ms).toBeLessThan(10_000);
  });

  test('one its file said to be converted is taken up again, then converted for good', async () => {
    const { data } = await list({
      _and: [{ status: { _eq: 'converted' } }, { origin: { _eq: 'import' } }],
    });
    const id = String((data as { id: string }[])[0]?.id);
    const body = { account: { name: 'Venu du fichier' }, contact: null, deal: null };
    const convert = () => sales.send('POST', `/crm/leads/${id}/convert`, body);
    expect(await convert()).toMatchObject({ status: 409, reason: 'LEAD_CONVERTED' });
    expect(await sales.send('POST', '/crm/leads/reopen', { ids: [id] })).toMatchObject({
      data: { done: [id], refused: [] },
    });
    expect(await convert()).toMatchObject({ status: 200 });
  });
});
