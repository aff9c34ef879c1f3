import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Answer, type Api, adminApi } from './api.ts';
import { insertAccount, insertDeal, insertRow } from './world.ts';

let platform: Platform;
let admin: Api;
let account: string;
let foreign: string;
let project: string;
let deal: string;

beforeAll(async () => {
  platform = await startPlatform();
  admin = await adminApi(platform);
  account = await insertRow(platform.database, 'accounts', {
    name: 'Atelier Lumen',
    domain: 'atelier-lumen.fr',
  });
  foreign = await insertAccount(platform.database, 'Maison Verne');
  project = await insertRow(platform.database, 'projects', { name: 'Relances', account });
  deal = await insertDeal(platform.database, { account });
});
afterAll(() => platform?.stop());

type Row = Readonly<Record<string, unknown>>;
type Refusal = readonly [reason: string, field: string];

/** The words of Postgres, of the driver, of the code: none may reach a person. */
const RAW =
  /select |insert into|update "|constraint|violates|relation "|knex|postgres|\.js:|at async|stack/i;

async function expectRefused(answer: Answer, [reason, field]: Refusal): Promise<void> {
  expect({ reason: answer.reason, field: answer.field }).toEqual({ reason, field });
  expect(answer.text).not.toMatch(RAW);
  expect(answer.message).toMatch(/[«»]/);
}

const count = async (collection: string) =>
  (await platform.database.query(`SELECT count(*)::int AS n FROM ${collection}`)).rows[0].n;

type Bad = {
  readonly title: string;
  readonly collection: string;
  readonly row: () => Row;
  readonly refusal: Refusal;
};

const aDeal = () => ({ name: 'Agent de relance', account, expected_close_on: '2030-01-31' });

const bad: readonly Bad[] = [
  {
    title: 'a forbidden stage',
    collection: 'deals',
    row: () => ({ ...aDeal(), stage: 'won' }),
    refusal: ['STAGE_FORBIDDEN', 'stage'],
  },
  {
    title: 'a negative amount',
    collection: 'deals',
    row: () => ({ ...aDeal(), amount: -1 }),
    refusal: ['AMOUNT_NEGATIVE', 'amount'],
  },
  {
    title: 'an amount of 10^15',
    collection: 'deals',
    row: () => ({ ...aDeal(), amount: 1_000_000_000_000_000 }),
    refusal: ['AMOUNT_TOO_LARGE', 'amount'],
  },
  {
    title: 'a negative price',
    collection: 'offers',
    row: () => ({ name: 'Audit', code: crypto.randomUUID(), list_price: -100 }),
    refusal: ['AMOUNT_NEGATIVE', 'list_price'],
  },
  {
    title: 'a deal without an expected date',
    collection: 'deals',
    row: () => ({ name: 'Agent de relance', account, expected_close_on: null }),
    refusal: ['VALUE_REQUIRED', 'expected_close_on'],
  },
  ...['0001-01-01', '9999-12-31'].flatMap((day): Bad[] => [
    {
      title: `a deal expected on ${day}`,
      collection: 'deals',
      row: () => ({ ...aDeal(), expected_close_on: day }),
      refusal: ['DATE_OUT_OF_RANGE', 'expected_close_on'],
    },
    {
      title: `an activity of ${day}`,
      collection: 'activities',
      row: () => ({ type: 'call', subject: 'X', account, occurred_at: `${day}T10:00:00Z` }),
      refusal: ['DATE_OUT_OF_RANGE', 'occurred_at'],
    },
    {
      title: `a task due on ${day}`,
      collection: 'tasks',
      row: () => ({ name: 'X', project, account, due_on: day }),
      refusal: ['DATE_OUT_OF_RANGE', 'due_on'],
    },
  ]),
  {
    title: 'an address of an unknown scheme',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', einvoice_address: '1234:732829320' }),
    refusal: ['EINVOICE_ADDRESS_INVALID', 'einvoice_address'],
  },
  {
    title: 'HTML in a name',
    collection: 'accounts',
    row: () => ({ name: '<img src=x onerror=alert(1)>' }),
    refusal: ['TEXT_HAS_MARKUP', 'name'],
  },
  {
    title: 'HTML in the name of a task',
    collection: 'tasks',
    row: () => ({ name: 'Relire <b>vite</b>', project, account }),
    refusal: ['TEXT_HAS_MARKUP', 'name'],
  },
  {
    title: 'a name of blanks',
    collection: 'accounts',
    row: () => ({ name: ' \u00a0\t ' }),
    refusal: ['VALUE_REQUIRED', 'name'],
  },
  {
    title: 'a name with half a character',
    collection: 'accounts',
    row: () => ({ name: 'Atelier \ud800' }),
    refusal: ['TEXT_INVALID_ENCODING', 'name'],
  },
  {
    title: 'a name with a NUL',
    collection: 'accounts',
    row: () => ({ name: 'Atelier\u0000Lumen' }),
    refusal: ['TEXT_INVALID_ENCODING', 'name'],
  },
  {
    title: 'a name too long for its column',
    collection: 'contacts',
    row: () => ({ last_name: 'x'.repeat(101), account }),
    refusal: ['TEXT_TOO_LONG', 'last_name'],
  },
  {
    title: 'a domain another account has, written differently',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', domain: 'https://WWW.Atelier-Lumen.fr/contact' }),
    refusal: ['DOMAIN_TAKEN', 'domain'],
  },
  {
    title: 'a domain that is none',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', domain: 'pas un domaine' }),
    refusal: ['DOMAIN_INVALID', 'domain'],
  },
  {
    title: 'an address that is none',
    collection: 'leads',
    row: () => ({ last_name: 'Petit', email: 'petit@@exemple' }),
    refusal: ['EMAIL_INVALID', 'email'],
  },
  {
    title: 'a status outside the list',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', status: 'ami' }),
    refusal: ['VALUE_INVALID', 'status'],
  },
  {
    title: 'a day that does not exist',
    collection: 'projects',
    row: () => ({ name: 'Relances', account, due_on: '2030-02-30' }),
    refusal: ['DATE_INVALID', 'due_on'],
  },
  {
    title: 'a mission that ends before it starts',
    collection: 'missions',
    row: () => ({
      name: 'Renfort',
      project,
      vendor: vendorOf(),
      account,
      daily_rate: 50_000,
      starts_on: '2030-02-02',
      ends_on: '2030-02-01',
    }),
    refusal: ['DATE_ORDER', 'ends_on'],
  },
  {
    title: 'a SIREN of the wrong length',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', siren: '12 34' }),
    refusal: ['SIREN_INVALID', 'siren'],
  },
  {
    title: 'a SIREN with a wrong key',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', siren: '732829321' }),
    refusal: ['SIREN_INVALID', 'siren'],
  },
  {
    title: 'a SIRET of another company',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', siren: '732829320', siret: '35600000049837' }),
    refusal: ['COMPANY_NUMBERS_DISAGREE', 'siret'],
  },
  {
    title: 'a VAT number with a wrong key',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', vat_number: 'FR45732829320' }),
    refusal: ['VAT_NUMBER_INVALID', 'vat_number'],
  },
  {
    title: 'a mail address as the address of electronic invoices',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', einvoice_address: 'compta@lumen.fr' }),
    refusal: ['EINVOICE_ADDRESS_INVALID', 'einvoice_address'],
  },
  {
    title: 'a plan that is none of ours',
    collection: 'accounts',
    row: () => ({ name: 'Lumen bis', plan: 'Accompagnement' }),
    refusal: ['VALUE_INVALID', 'plan'],
  },
  {
    title: 'another account in the body of a child',
    collection: 'tasks',
    row: () => ({ name: 'Relire', project, account: foreign }),
    refusal: ['ACCOUNT_MISMATCH', 'project'],
  },
  {
    title: 'a project template without milestones',
    collection: 'offers',
    row: () => ({
      name: 'Audit',
      code: crypto.randomUUID(),
      list_price: 100,
      project_template: { milestones: [] },
    }),
    refusal: ['TEMPLATE_INVALID', 'project_template'],
  },
];

let vendor = '';
beforeAll(async () => {
  vendor = await insertRow(platform.database, 'vendors', { name: 'Studio Garance' });
});
const vendorOf = () => vendor;

describe.each(bad)('$title', ({ collection, row, refusal }) => {
  test('is refused by REST', async () => {
    const before = await count(collection);
    await expectRefused(await admin.send('POST', `/items/${collection}`, row()), refusal);
    expect(await count(collection)).toBe(before);
  });

  test('is refused in a list', async () => {
    const before = await count(collection);
    await expectRefused(await admin.send('POST', `/items/${collection}`, [row()]), refusal);
    expect(await count(collection)).toBe(before);
  });
});

describe('by GraphQL, which has types of its own', () => {
  const update = async (collection: string, id: string, data: Row) =>
    admin.graphql(
      `mutation ($id: ID!, $data: update_${collection}_input!) {
        update_${collection}_item(id: $id, data: $data) { id } }`,
      { id, data },
    );
  const onAccount = [
    [{ name: '<script>' }, ['TEXT_HAS_MARKUP', 'name']],
    [{ name: 'Atelier\u0000' }, ['TEXT_INVALID_ENCODING', 'name']],
    [{ name: '  ' }, ['VALUE_REQUIRED', 'name']],
    [{ domain: 'HTTPS://www.atelier-lumen.fr' }, ['DOMAIN_TAKEN', 'domain']],
    [{ domain: 'pas un domaine' }, ['DOMAIN_INVALID', 'domain']],
    [{ annual_revenue: '-1' }, ['AMOUNT_NEGATIVE', 'annual_revenue']],
    [{ annual_revenue: '1000000000000000' }, ['AMOUNT_TOO_LARGE', 'annual_revenue']],
    [{ status: 'ami' }, ['VALUE_INVALID', 'status']],
    [{ siren: '12 34' }, ['SIREN_INVALID', 'siren']],
    [{ siret: '35600000049838' }, ['SIRET_INVALID', 'siret']],
    [{ vat_number: 'DE12' }, ['VAT_NUMBER_INVALID', 'vat_number']],
    [{ employees: -1 }, ['VALUE_OUT_OF_RANGE', 'employees']],
    [{ city: 'x'.repeat(256) }, ['TEXT_TOO_LONG', 'city']],
  ] as const satisfies readonly (readonly [Row, Refusal])[];

  test.each(onAccount)('an account does not take %j', async (data, refusal) => {
    await expectRefused(await update('accounts', foreign, data), refusal);
  });

  test('a deal takes neither a bad amount, nor a bad date, nor a stage of its own making', async () => {
    await expectRefused(await update('deals', deal, { amount: '-5' }), [
      'AMOUNT_NEGATIVE',
      'amount',
    ]);
    await expectRefused(await update('deals', deal, { opened_on: '2030-02-30' }), [
      'DATE_INVALID',
      'opened_on',
    ]);
    const created = { key: 'signed', label: 'Signé' };
    await expectRefused(await update('deals', deal, { stage: created }), [
      'VALUE_INVALID',
      'stage',
    ]);
  });

  test('a child does not go to the project of another account', async () => {
    const own = await insertRow(platform.database, 'projects', { name: 'Site', account: foreign });
    const task = await insertRow(platform.database, 'tasks', { name: 'Relire', project });
    const answer = await update('projects', own, { tasks: [{ id: task }] });
    await expectRefused(answer, ['ACCOUNT_MISMATCH', 'project']);
  });
});

test('one bad row of a list takes the good ones with it', async () => {
  const before = await count('accounts');
  const answer = await admin.send('POST', '/items/accounts', [
    { name: 'Maison Castel' },
    { name: '<b>Castel</b>' },
  ]);
  await expectRefused(answer, ['TEXT_HAS_MARKUP', 'name']);
  expect(await count('accounts')).toBe(before);
});

test('an amount in words is refused, in a list as alone', async () => {
  for (const amount of ['12,5', '12 000', 12.5, true, {}]) {
    const answer = await admin.send('PATCH', `/items/deals/${deal}`, { amount });
    await expectRefused(answer, ['AMOUNT_NOT_INTEGER', 'amount']);
  }
});

test('a nested write cannot steal the child of another account', async () => {
  const own = await insertRow(platform.database, 'projects', { name: 'Site', account: foreign });
  const task = await insertRow(platform.database, 'tasks', { name: 'Relire', project });
  const answer = await admin.send('PATCH', `/items/projects/${own}`, {
    tasks: { update: [{ id: task }] },
  });
  await expectRefused(answer, ['ACCOUNT_MISMATCH', 'project']);
  const { rows } = await platform.database.query('SELECT project FROM tasks WHERE id = $1', [task]);
  expect(rows).toEqual([{ project }]);
});

test('a contact of another account cannot be put on a deal', async () => {
  const contact = await insertRow(platform.database, 'contacts', {
    last_name: 'Petit',
    account: foreign,
  });
  const answer = await admin.send('PATCH', `/items/deals/${deal}`, { contact });
  await expectRefused(answer, ['ACCOUNT_MISMATCH', 'contact']);
});

test('a body of 10 MB is refused in French, without technical words', async () => {
  const answer = await admin.send('POST', '/items/accounts', { name: 'x'.repeat(10_000_000) });
  expect(answer.status).toBe(413);
  expect(answer.message).toMatch(/volumineux/);
  expect(answer.text).not.toMatch(RAW);
});

test('bytes that are not UTF-8 are refused, naming the field', async () => {
  const body = Buffer.concat([Buffer.from('{"name":"Caf'), Buffer.from([0xe9]), Buffer.from('"}')]);
  const headers = { 'content-type': 'application/json' };
  const answer = await admin.raw('/items/accounts', { method: 'POST', headers, body });
  await expectRefused(answer, ['TEXT_INVALID_ENCODING', 'name']);
});

test('a body that is not an object is refused without a technical word', async () => {
  const headers = { 'content-type': 'application/json' };
  const post = (body: string) => admin.raw('/items/deals', { method: 'POST', headers, body });
  for (const body of ['null', '["x"]', '[[]]', '3', '{"name":']) {
    const answer = await post(body);
    expect(answer.status, body).toBe(400);
    expect(answer.text).not.toMatch(RAW);
    expect(answer.message).toMatch(/«/);
  }
  // Directus itself stumbles over this one, before any rule of ours.
  expect((await post('[null]')).text).not.toMatch(RAW);
});

test('a text is written clean: blanks, composed accents, invisible characters', async () => {
  const answer = await admin.send('POST', '/items/accounts', {
    name: '  Cafe\u0301 \u200b du\tport ',
    domain: 'HTTPS://www.Cafe-Du-Port.fr/',
    siren: '732 829 320',
    siret: '732 829 320 00074',
    vat_number: 'fr 44 732 829 320',
    einvoice_address: '0225:732829320',
    city: '   ',
  });
  expect(answer.data).toMatchObject({
    name: 'Café du port',
    domain: 'cafe-du-port.fr',
    siren: '732829320',
    siret: '73282932000074',
    vat_number: 'FR44732829320',
    einvoice_address: '732829320',
    city: null,
  });
});

test('the same refusal is told in English to who asks for it', async () => {
  const answer = await admin.raw(`/items/deals/${deal}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ amount: -1 }),
  });
  expect(answer.message).toMatch(/negative/);
});
