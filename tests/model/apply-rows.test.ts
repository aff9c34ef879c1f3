import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyRows } from '../../scripts/lib/apply/apply-rows.ts';
import { readWrittenRows, type WrittenRow } from '../../scripts/lib/apply/read-snapshots.ts';
import { SNAPSHOTS } from '../../scripts/lib/paths.ts';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { type ModelDatabase, openModelDatabase } from './model-database.ts';

const FILES = readWrittenRows(SNAPSHOTS);
const FLOW = '0b7f0d3c-5c1e-4d0e-9a57-6d3f0a9c4e01';

let database: ModelDatabase;
beforeEach(async () => {
  database = await openModelDatabase();
});
afterEach(() => database.stop());

const ask = async (sql: string, values: unknown[] = []) =>
  (await database.client.query(sql, values)).rows;
const apply = (changes: Readonly<Record<string, readonly WrittenRow[]>> = {}) =>
  applyRows(database.client, new Map([...FILES, ...Object.entries(changes)]));
const written = (name: string) => FILES.get(name) ?? [];

function texts(count: number, name = 'text'): WrittenRow[] {
  return Array.from({ length: count }, (_, index) => ({
    _syncId: `${name}-${index}`,
    key: `${name}_${index}`,
    language: 'fr-FR',
    value: 'Texte',
  }));
}

/** A flow whose operations run one after the other, in the order given. */
function chain(order: readonly string[]) {
  const operations = order.map((key, index) => ({
    _syncId: `operation-${key}`,
    flow: FLOW,
    key,
    name: key,
    type: 'log',
    position_x: 1,
    position_y: index,
    options: { message: key },
    resolve: order[index + 1] ? `operation-${order[index + 1]}` : null,
    reject: null,
  }));
  const flow = {
    _syncId: FLOW,
    name: 'Chain',
    status: 'inactive',
    trigger: 'manual',
    options: null,
    operation: `operation-${order[0]}`,
  };
  return { flows: [flow], operations };
}

const runningOrder = async () => {
  const rows = await ask('SELECT id, key, resolve FROM directus_operations');
  const [{ operation }] = await ask('SELECT operation FROM directus_flows');
  const keys: string[] = [];
  for (let next = operation; next; next = rows.find(({ id }) => id === next)?.resolve)
    keys.push(rows.find(({ id }) => id === next)?.key);
  return keys;
};

test('operations of a flow change places, and go with it', async () => {
  await apply(chain(['a', 'b', 'c', 'd']));
  expect(await runningOrder()).toEqual(['a', 'b', 'c', 'd']);
  await apply(chain(['c', 'b', 'a']));
  expect(await runningOrder()).toEqual(['c', 'b', 'a']);
  expect(await apply(chain(['c', 'b', 'a']))).toEqual([]);
  await apply();
  expect(
    await ask('SELECT 1 FROM directus_flows UNION ALL SELECT 1 FROM directus_operations'),
  ).toEqual([]);
});

test('the statements of an apply do not become more with the rows', async () => {
  let statements = 0;
  const query = database.client.query.bind(database.client);
  const counting = new Proxy(database.client, {
    get: (client, property) =>
      property === 'query'
        ? (...args: Parameters<typeof query>) => {
            statements += 1;
            return query(...args);
          }
        : Reflect.get(client, property),
  });
  const count = async (translations: readonly WrittenRow[]) => {
    statements = 0;
    await applyRows(counting, new Map([...FILES, ['translations', translations]]));
    return statements;
  };
  expect(await count(texts(10_000, 'many'))).toBe(await count(texts(10, 'few')));
});

test('a row that names what is not there is told, and nothing is applied', async () => {
  const [preset] = written('presets');
  const before = await database.dump();
  const presets = [{ ...preset, _syncId: 'wrong', role: 'nobody' }];
  await expect(apply({ presets, translations: texts(1) })).rejects.toThrow(
    'presets wrong: role names "nobody", which is not in roles.json.',
  );
  expect(await database.dump()).toEqual(before);
});

test('a row that the database refuses is told with its table and the reason', async () => {
  const before = await database.dump();
  const translations = [{ _syncId: 'wrong', key: null, language: 'fr-FR', value: 'x' }];
  await expect(apply({ translations })).rejects.toThrow(
    /translations could not be created: null value in column "key"/,
  );
  expect(await database.dump()).toEqual(before);
});

test('who held a role that the files no longer write is suspended', async () => {
  const person = '11111111-1111-4111-8111-111111111111';
  await ask(
    `INSERT INTO directus_users (id, email, role, status) VALUES ($1, 'n8n@ia-infinity.example.com', $2, 'active')`,
    [person, ROLE_IDS.n8n],
  );
  const without = written('roles').filter(({ _syncId }) => _syncId !== ROLE_IDS.n8n);
  const policies = written('policies').map((policy) => ({
    ...policy,
    roles: [policy.roles].flat().filter((held) => Object(held).role !== ROLE_IDS.n8n),
  }));
  await apply({ roles: without, policies });
  expect(await ask('SELECT role, status FROM directus_users WHERE id = $1', [person])).toEqual([
    { role: null, status: 'suspended' },
  ]);
  expect(await ask('SELECT 1 FROM directus_access WHERE role = $1', [ROLE_IDS.n8n])).toEqual([]);
});

test('files that leave no administrator are refused', async () => {
  const policies = written('policies').map((policy) => ({ ...policy, admin_access: false }));
  await expect(apply({ policies })).rejects.toThrow('without administrator');
});
