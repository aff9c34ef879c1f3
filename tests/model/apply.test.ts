import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POLICY_IDS, ROLE_IDS } from '../../snapshots/access/ids.ts';
import { type ModelDatabase, openModelDatabase, withChangedSnapshots } from './model-database.ts';

let database: ModelDatabase;
const ask = async (sql: string, values: unknown[] = []) =>
  (await database.client.query(sql, values)).rows;

beforeAll(async () => {
  database = await openModelDatabase();
});
afterAll(() => database.stop());

describe('applying again', () => {
  test('does nothing in less than three seconds when nothing was changed', async () => {
    const started = performance.now();
    expect(await database.apply()).toBe(false);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('changes nothing when it has to look at everything', async () => {
    const before = await database.dump();
    await ask('DELETE FROM platform.applied_model');
    expect(await database.apply()).toBe(true);
    expect(await database.dump()).toEqual(before);
  });
});

test('what was changed by hand is put back, identifiers included, and what belongs to people stays', async () => {
  const before = await database.dump();
  const right = `policy = '${POLICY_IDS.sales}' AND collection = 'deals'`;
  for (const change of [
    `UPDATE directus_fields SET hidden = NOT hidden WHERE collection = 'deals' AND field = 'scope'`,
    `ALTER TABLE deals ALTER COLUMN scope TYPE varchar(20)`,
    `UPDATE directus_permissions SET fields = '*', permissions = '{}' WHERE ${right}`,
    `INSERT INTO directus_permissions (policy, collection, action, permissions, fields)
     VALUES ('${POLICY_IDS.vendor}', 'invoices', 'delete', '{}', '*')`,
    `UPDATE directus_translations SET value = 'x' WHERE key = 'note_deals'`,
    `UPDATE directus_presets SET layout_query = '{"tabular":{"page":7}}' WHERE collection = 'missions'`,
    `UPDATE directus_panels SET options = '{"figure":"none"}'`,
    `UPDATE directus_settings SET project_name = 'Another', module_bar = '[]'`,
    `UPDATE directus_roles SET name = 'x' WHERE id = '${ROLE_IDS.sales}'`,
    `DELETE FROM directus_access WHERE role = '${ROLE_IDS.finance}'`,
    `INSERT INTO directus_access (id, role, policy)
     VALUES (gen_random_uuid(), '${ROLE_IDS.vendor}', '${POLICY_IDS.finance}')`,
  ])
    await ask(change);
  expect(await database.apply()).toBe(true);
  const { directus_access: accessAfter = [], ...after } = await database.dump();
  const { directus_access: accessBefore = [], ...expected } = before;
  expect(after).toEqual(expected);
  const withoutIds = (rows: readonly unknown[]) =>
    rows.map((row) => ({ ...Object(row), id: undefined }));
  expect(withoutIds(accessAfter)).toEqual(expect.arrayContaining(withoutIds(accessBefore)));
  expect(accessAfter).toHaveLength(accessBefore.length);
});

test('what somebody has deleted comes back under the identifiers of the files', async () => {
  await ask(`DELETE FROM directus_policies WHERE id = $1`, [POLICY_IDS.n8n]);
  await ask(`DELETE FROM directus_translations WHERE key = 'note_deals'`);
  await ask(`DELETE FROM directus_sync_id_map WHERE "table" = 'roles'`);
  await database.apply();
  const [rights] = await ask(
    `SELECT count(*)::int AS count FROM directus_permissions WHERE policy = $1`,
    [POLICY_IDS.n8n],
  );
  expect(rights.count).toBeGreaterThan(0);
  expect(
    await ask(`SELECT language FROM directus_translations WHERE key = 'note_deals'`),
  ).toHaveLength(2);
  const roles = await ask(
    `SELECT map.sync_id FROM directus_sync_id_map map JOIN directus_roles r ON r.id::text = map.local_id
     WHERE map."table" = 'roles'`,
  );
  expect(roles.map(({ sync_id }) => sync_id).sort()).toEqual(
    ['_sync_default_admin_role', ...Object.values(ROLE_IDS)].sort(),
  );
});

test('presets of a person, texts of the app and the owner of the project are left alone', async () => {
  const [{ id: person }] = await ask('SELECT id FROM directus_users LIMIT 1');
  await ask(`INSERT INTO directus_presets ("user", collection) VALUES ($1, 'deals')`, [person]);
  await ask(
    `INSERT INTO directus_translations (id, language, key, value)
     VALUES (gen_random_uuid(), 'fr-FR', 'added_in_the_app', 'Ajouté')`,
  );
  await ask(
    `UPDATE directus_settings SET project_owner = 'direction@agence.example.com', project_name = 'x'`,
  );
  expect(await database.apply()).toBe(true);
  expect(await ask('SELECT 1 FROM directus_presets WHERE "user" = $1', [person])).toHaveLength(1);
  expect(
    await ask(`SELECT 1 FROM directus_translations WHERE key = 'added_in_the_app'`),
  ).toHaveLength(1);
  expect(await ask('SELECT project_name, project_owner FROM directus_settings')).toEqual([
    { project_name: 'IA Infinity', project_owner: 'direction@agence.example.com' },
  ]);
  expect(await database.apply()).toBe(false);
});

test('changed files change the database, and the files of before change it back', async () => {
  const before = await database.dump();
  await withChangedSnapshots(
    (edit) => {
      edit('snapshot/fields/deals/scope.json', (content) =>
        content.replace('"required": false', '"required": true'),
      );
      edit('snapshot/fields/deals/scope.json', (content) =>
        content.replace('"is_nullable": true', '"is_nullable": false'),
      );
      edit('snapshot/fields/loss_reasons/label_en.json', (content) =>
        content
          .replaceAll('label_en', 'label_de')
          .replace('"is_nullable": false', '"is_nullable": true'),
      );
      edit('collections/translations.json', (content) => content.replace('Payments received', 'x'));
      edit('collections/panels.json', () => '[]');
    },
    async (folder) => {
      await ask('DELETE FROM loss_reasons');
      await database.apply(folder);
      expect(await ask('SELECT 1 FROM directus_panels')).toEqual([]);
      expect(await ask(`SELECT 1 FROM directus_translations WHERE value = 'x'`)).toHaveLength(1);
      const columns = await ask(
        `SELECT column_name, is_nullable FROM information_schema.columns
         WHERE (table_name, column_name) IN (('deals', 'scope'), ('loss_reasons', 'label_de'))
         ORDER BY 1`,
      );
      expect(columns).toEqual([
        { column_name: 'label_de', is_nullable: 'YES' },
        { column_name: 'scope', is_nullable: 'NO' },
      ]);
    },
  );
  await database.apply();
  const after = await database.dump();
  const ofFiles = ['columns', 'indexes', 'directus_translations', 'directus_relations'];
  for (const part of ofFiles) expect(after[part], part).toEqual(before[part]);
  expect(after.directus_panels).toHaveLength(before.directus_panels?.length ?? 0);
}, 120_000);

test('files of another Directus are refused, and the reason is told', async () => {
  const before = await database.dump();
  await withChangedSnapshots(
    (edit) => edit('snapshot/info.json', (content) => content.replace('11.17.4', '11.0.0')),
    (folder) => expect(database.apply(folder)).rejects.toThrow(/version 11\.0\.0 does not match/),
  );
  expect(await database.dump()).toEqual(before);
});
