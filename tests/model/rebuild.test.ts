import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeAccessDifferences } from '../../scripts/lib/access-differences.ts';
import { runModelTool } from '../../scripts/lib/model.ts';
import { listModelDifferences } from '../../scripts/lib/model-differences.ts';
import { withModelServer } from '../../scripts/lib/scratch-directus.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { testSettings } from '../harness/settings.ts';

let platform: Platform;
const settings = testSettings({ PROFILE: 'development' });

beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.stop());

const readSchema = async () => {
  const { rows } = await platform.database.query(
    `SELECT table_name, column_name, data_type, is_nullable, column_default
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  );
  return rows;
};

test('an empty database rebuilt from snapshots, migrations and seeds is what the snapshots say', async () => {
  const report = await withModelServer({ settings, databaseUrl: platform.databaseUrl }, (server) =>
    runModelTool('diff', server),
  );
  expect(listModelDifferences(report)).toEqual([]);
  expect(await describeAccessDifferences(platform.databaseUrl)).toEqual([]);
});

test('applying a second time changes neither the schema nor the access rules', async () => {
  const before = await readSchema();
  const report = await withModelServer({ settings, databaseUrl: platform.databaseUrl }, (server) =>
    runModelTool('push', server),
  );
  expect(listModelDifferences(report)).toEqual([]);
  expect(await readSchema()).toEqual(before);
});

test('a field changed in the admin app is told by the difference', async () => {
  await platform.database.query(
    `UPDATE directus_fields SET hidden = NOT hidden WHERE collection = 'deals' AND field = 'scope'`,
  );
  const report = await withModelServer({ settings, databaseUrl: platform.databaseUrl }, (server) =>
    runModelTool('diff', server),
  );
  expect(listModelDifferences(report)).toContain('[snapshot] Found 1 change in fields');
});
