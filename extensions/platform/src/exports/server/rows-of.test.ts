import { expect, test } from 'vitest';
import { frenchCsv } from './french-csv.ts';
import { modelOf } from './model-of.ts';
import { withNames } from './named-links.ts';
import { rowsOf, type Told } from './rows-of.ts';

const text = (label: string, rest: object = {}) => ({
  label,
  isCents: false,
  choices: [],
  ...rest,
});
const schema = {
  collections: {
    deals: {
      fields: {
        id: { type: 'uuid' },
        name: { type: 'string' },
        amount: { type: 'bigInteger' },
        closed_on: { type: 'date' },
        date_created: { type: 'timestamp' },
        position: { type: 'decimal' },
        is_late: { type: 'boolean' },
        account: { type: 'uuid' },
        rules: { type: 'json' },
        stage: { type: 'string' },
      },
    },
    accounts: {
      fields: {
        name: { type: 'string' },
        annual_revenue: { type: 'bigInteger' },
        search: { type: 'text' },
        consents: { type: 'alias' },
      },
    },
    consents: {
      fields: {
        channel: { type: 'string' },
        occurred_at: { type: 'timestamp' },
        account: { type: 'uuid' },
        user: { type: 'uuid' },
      },
    },
    directus_users: { fields: { last_name: { type: 'string' } } },
  },
  relations: [
    { collection: 'deals', field: 'account', related_collection: 'accounts' },
    {
      collection: 'consents',
      field: 'account',
      related_collection: 'accounts',
      meta: { one_field: 'consents' },
    },
    { collection: 'consents', field: 'user', related_collection: 'directus_users' },
  ],
};
const texts = new Map([
  [
    'deals',
    new Map([
      ['name', text('Nom')],
      ['amount', text('Montant HT', { isCents: true })],
      ['account', text('Compte')],
      ['stage', text('Étape', { choices: [{ value: 'won', label: 'Gagné' }] })],
    ]),
  ],
  [
    'accounts',
    new Map([
      ['name', text('Nom')],
      ['annual_revenue', text('Chiffre d’affaires', { isCents: true })],
      ['consents', text('Consentements')],
    ]),
  ],
  [
    'consents',
    new Map([['channel', text('Canal', { choices: [{ value: 'email', label: 'E-mail' }] })]]),
  ],
]);
const told: Told = {
  collection: 'deals',
  alias: { worth: 'amount' },
  model: modelOf(schema, texts),
  words: { yes: 'oui', no: 'non' },
};

test('a row is told with its labels, euros, French days and choices', () => {
  const row = {
    name: 'Audit',
    amount: '-123450',
    closed_on: '2026-12-31',
    date_created: '2026-07-01T22:30:00.000Z',
    position: '1.5',
    is_late: true,
    stage: 'won',
    rules: { min: 1 },
  };
  expect(rowsOf([row], told)).toEqual([
    ['Nom', 'Montant HT', 'closed_on', 'date_created', 'position', 'is_late', 'Étape', 'rules'],
    ['Audit', '-1234,50', '31/12/2026', '02/07/2026 00:30', '1,5', 'oui', 'Gagné', '{"min":1}'],
  ]);
});

test('the row behind a link gives its own fields, an empty link none', () => {
  const rows = [
    { name: 'A', account: null },
    { name: 'B', account: { name: 'Lumen', annual_revenue: 500 } },
  ];
  expect(rowsOf(rows, told)).toEqual([
    ['Nom', 'Compte · Nom', 'Compte · Chiffre d’affaires'],
    ['A', '', ''],
    ['B', 'Lumen', '5,00'],
  ]);
});

test('a link told by its name is one column, in its place, several rows behind it one after the other', () => {
  const named = { account: '{{name}} {{annual_revenue}}', lines: '{{description}}' };
  const rows = [
    { name: 'A', account: { name: 'Lumen', annual_revenue: 500 }, lines: [] },
    { name: 'B', account: null, lines: [{ description: 'Audit, solde' }, { description: 'A|B' }] },
  ];
  const expected = [
    ['Nom', 'Compte', 'lines'],
    ['A', 'Lumen 5,00', ''],
    ['B', '', 'Audit, solde | A/B'],
  ];
  expect(rowsOf(rows, { ...told, named })).toEqual(expected);
  const paths = withNames(['name', 'account', 'lines'], named);
  expect(paths).toContain('account.name');
  expect(rowsOf(rows, { ...told, named }, paths)).toEqual(expected);
});

test('several rows are told in words, by names behind their links too, or left out', () => {
  const accounts = { ...told, collection: 'accounts' };
  const rows = [{ name: 'Lumen', search: 'lumen\nparis', consents: ['0e5f', '1a2b'] }];
  expect(rowsOf(rows, accounts)).toEqual([['Nom'], ['Lumen']]);
  expect(rowsOf(rows, accounts, ['name', 'consents', 'search'])).toEqual([['Nom'], ['Lumen']]);
  const named = { consents: '{{channel}} → {{user.last_name}} · {{occurred_at}}' };
  const paths = withNames(['*'], named);
  expect(paths).toEqual([
    '*',
    'consents.channel',
    'consents.user.last_name',
    'consents.occurred_at',
  ]);
  const consents = [
    { channel: 'email', occurred_at: '2026-07-01T22:30:00.000Z', user: { last_name: 'Fabre' } },
    { channel: 'email', occurred_at: null, user: null },
  ];
  expect(rowsOf([{ name: 'Lumen', consents }], { ...accounts, named })).toEqual([
    ['Nom', 'Consentements'],
    ['Lumen', 'E-mail → Fabre · 02/07/2026 00:30 | E-mail'],
  ]);
});

test('the columns asked for come in their order, whatever the rows hold', () => {
  expect(rowsOf([{ name: 'A' }], told, ['amount', 'account.name', 'name'])).toEqual([
    ['Montant HT', 'Compte · Nom', 'Nom'],
    ['', '', 'A'],
  ]);
});

test('links stand where they were asked for, though they are answered last', () => {
  const row = { name: 'A', amount: '100', account: { name: 'Lumen' }, owner: { last_name: 'B' } };
  const asked = ['name', 'account', 'amount', 'owner.last_name'];
  expect(rowsOf([row], { ...told, asked })[1]).toEqual(['A', 'Lumen', '1,00', 'B']);
  expect(rowsOf([row], { ...told, asked: ['*', 'account'] })[1]).toEqual([
    'A',
    '1,00',
    'Lumen',
    'B',
  ]);
});

test('a rate kept in hundredths of a percent is told as one', () => {
  const rates = new Map([['deals', new Map([['amount', text('Taux', { isPercent: true })]])]]);
  const asPercent = { ...told, model: modelOf(schema, rates) };
  expect(rowsOf([{ amount: 2000 }, { amount: 550 }, { amount: null }], asPercent)).toEqual([
    ['Taux'],
    ['20 %'],
    ['5,5 %'],
    [''],
  ]);
});

test('no second name and no sum shows cents for euros', () => {
  const row = {
    worth: 199,
    sum: { amount: '9007199254740993' },
    avg: { amount: '100.5' },
    count: 2,
  };
  expect(rowsOf([row], told)).toEqual([
    ['Montant HT', 'Montant HT (sum)', 'Montant HT (avg)', 'count'],
    ['1,99', '90071992547409,93', '1,01', '2'],
  ]);
});

test('two columns of one label are told apart; nothing at all has no header', () => {
  const [header] = rowsOf([{ amount: 1, worth: 1 }], told);
  expect(header).toEqual(['Montant HT (amount)', 'Montant HT (worth)']);
  expect(rowsOf([], told)).toEqual([]);
  expect(rowsOf(undefined, told)).toEqual([]);
});

test('parts of one file make one file: one mark, one header, each row on its line', () => {
  const fields = ['name', 'amount'];
  const first = frenchCsv([{ name: '=1', amount: 5 }], told, { includeHeader: true, fields });
  const second = frenchCsv([{ name: 'B', amount: 10 }], told, { includeHeader: false, fields });
  expect(first + second).toBe("\uFEFFNom;Montant HT\r\n'=1;0,05\r\nB;0,10\r\n");
  expect(frenchCsv([], told, { fields })).toBe('');
});
