import { flushCaches } from '@directus/api/cache';
import getDatabase, { isInstalled } from '@directus/api/database/index';
import pg from 'pg';
import { step } from '../report.ts';
import { applyModel } from './apply-model.ts';
import { applyRows } from './apply-rows.ts';
import { installDirectus, runOwnMigrations } from './install-directus.ts';
import { readModel, readWrittenRows } from './read-snapshots.ts';

/**
 * The whole apply in one process, started by `runApplyProcess` with the environment of a Directus:
 * its modules read that when they load, and loading them is a third of the time an apply takes.
 */
async function apply(snapshots: string, migrations: string): Promise<void> {
  const database = getDatabase();
  const isUpgrade = await isInstalled();
  const label = isUpgrade ? 'upgrading Directus’ own tables' : 'installing Directus';
  await step(label, () => installDirectus(database));
  const model = await step('applying the model', () => applyModel(database, readModel(snapshots)));
  const client = new pg.Client({ connectionString: process.env.DB_CONNECTION_STRING });
  await client.connect();
  const rows = await step('applying the access rules, texts and settings', () =>
    applyRows(client, readWrittenRows(snapshots)),
  );
  await client.end();
  if (isUpgrade) for (const line of [...model, ...rows]) console.log(`    ${line}`);
  await step('running the migrations', () => runOwnMigrations(database, migrations));
  await flushCaches(true);
  await database.destroy();
}

const [snapshots = '', migrations = ''] = process.argv.slice(2);
try {
  await apply(snapshots, migrations);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
