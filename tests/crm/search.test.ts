import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_STATE, filterOf } from '../../extensions/crm/src/leads/leads-module/list-state.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { type Api, createStaff } from './api.ts';
import { insertAccount, insertRow } from './world.ts';

interface SearchCase {
  readonly leads: readonly Readonly<Record<string, string>>[];
  readonly searches: readonly { readonly q: string }[];
}

const { leads, searches }: SearchCase = JSON.parse(
  readFileSync(new URL('../../packages/importer/cases/files/55.json', import.meta.url), 'utf8'),
);

let platform: Platform;
let sales: Api;

beforeAll(async () => {
  platform = await startPlatform({ data: 'reference' });
  sales = await createStaff(platform, 'sales');
  for (const lead of leads) {
    await insertRow(platform.database, 'leads', { status: 'new', last_name: null, ...lead });
  }
  await insertRow(platform.database, 'leads', { status: 'new', last_name: 'Durand' });
});
afterAll(() => platform?.stop());

const found = async (path: string, query: Record<string, unknown>): Promise<readonly unknown[]> => {
  const asked = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  const { data } = await sales.send('GET', `${path}?${asked}`);
  return data as readonly unknown[];
};

describe('a lead is found without accents and with either apostrophe', () => {
  test.each(searches.map(({ q }) => q))('in the list, by « %s »', async (q) => {
    const filter = filterOf({ ...FIRST_STATE, q });
    expect(await found('/items/leads', { filter, fields: 'id' })).toHaveLength(1);
  });

  test.each(['Amélie', 'AMÉLIE NOËL', "L'ÉTOILE", 'Oréal', 'oreal  exemple'])(
    'in the list, by « %s »',
    async (q) => {
      const filter = filterOf({ ...FIRST_STATE, q });
      expect(await found('/items/leads', { filter, fields: 'id' })).toHaveLength(1);
    },
  );

  test.each(searches.map(({ q }) => q))('in the search of Directus, by « %s »', async (q) => {
    expect(await found('/items/leads', { search: q, fields: 'id' })).toHaveLength(1);
  });

  test('by what a person changes, and by what an import or SQL writes', async () => {
    const id = await insertRow(platform.database, 'leads', { status: 'new', last_name: 'Gaël' });
    const change = (body: object) => sales.send('PATCH', `/items/leads/${id}`, body);
    expect((await change({ search: 'rien' })).status).toBeGreaterThanOrEqual(400);
    await change({ last_name: 'Zoë' });
    const by = (q: string) =>
      found('/items/leads', { filter: filterOf({ ...FIRST_STATE, q }), fields: 'id' });
    expect(await by('zoe')).toEqual([{ id }]);
    expect(await by('gael')).toEqual([]);
    await platform.database.query(`UPDATE leads SET last_name = 'Maëlys' WHERE id = $1`, [id]);
    expect(await by('maelys')).toEqual([{ id }]);
  });
});

test('deals and accounts are found the same way', async () => {
  const account = await insertAccount(platform.database, 'L’Île aux Œufs');
  const deal = await insertRow(platform.database, 'deals', {
    name: 'Réédition',
    account,
    stage: 'prospect',
    amount: 100,
    currency: 'EUR',
    expected_close_on: '2030-01-31',
  });
  for (const q of ['reedition', "l'ile", 'L’ÎLE', 'oeufs']) {
    const { data } = await sales.send(
      'GET',
      `/crm/board/stages/prospect?q=${encodeURIComponent(q)}`,
    );
    expect(JSON.stringify(data)).toContain(deal);
  }
  const filter = { search: { _contains: "l'ile" } };
  expect(await found('/items/accounts', { filter, fields: 'id' })).toEqual([{ id: account }]);
});

test('the index is used, and no word reaches from one field into the next', async () => {
  const { rows } = await platform.database.query<{ line: string }>(
    `select indexdef as line from pg_indexes where indexname = 'leads_search_index'`,
  );
  expect(rows[0]?.line).toContain('gin');
  const filter = filterOf({ ...FIRST_STATE, q: 'elienoel' });
  expect(await found('/items/leads', { filter, fields: 'id' })).toEqual([]);
});
