import { mkdirSync } from 'node:fs';
import pg from 'pg';
import type { LoadedSettings } from '../../directus.config.ts';
import {
  canConnect,
  chooseDatabaseRoot,
  type EmbeddedPostgres,
  embeddedUrl,
  ensureDatabase,
  startPostgres,
} from './postgres.ts';
import { isPrepared, prepareDatabase } from './prepare.ts';

/** The demo and the model's workshop live side by side: demo users stay in the demo. */
const databaseName = ({ PROFILE }: LoadedSettings) =>
  PROFILE === 'demo' ? 'ia_infinity' : `ia_infinity_${PROFILE}`;

export async function startEmbeddedPostgres(settings: LoadedSettings): Promise<EmbeddedPostgres> {
  mkdirSync(settings.DATA_DIR, { recursive: true });
  const { root, moved, owner } = chooseDatabaseRoot(settings.DATA_DIR);
  if (moved) console.log(`  (the database lives in ${root}: its user cannot enter this folder)`);
  return startPostgres({ root, port: settings.POSTGRES_PORT, ...(owner ? { owner } : {}) });
}

/** The database of a platform that is running right now, if there is one. */
export async function findRunningDatabase(settings: LoadedSettings): Promise<string | undefined> {
  const { root } = chooseDatabaseRoot(settings.DATA_DIR);
  const url = embeddedUrl(root, settings.POSTGRES_PORT, databaseName(settings));
  return url && (await canConnect(url)) ? url : undefined;
}

/** The address of the database as the last start left it. */
export async function currentDatabase(
  postgres: EmbeddedPostgres,
  settings: LoadedSettings,
): Promise<string> {
  return postgres.url(databaseName(settings));
}

async function databaseExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

/** Both names change in one transaction: whenever the power fails, one database bears the name. */
async function swapDatabases(client: pg.Client, name: string, hasCurrent: boolean): Promise<void> {
  const previous = `${name}_previous`;
  await client.query(`DROP DATABASE IF EXISTS ${previous} WITH (FORCE)`);
  await client.query('BEGIN');
  if (hasCurrent) await client.query(`ALTER DATABASE ${name} RENAME TO ${previous}`);
  await client.query(`ALTER DATABASE ${name}_next RENAME TO ${name}`);
  await client.query('COMMIT');
  await client.query(`DROP DATABASE IF EXISTS ${previous} WITH (FORCE)`);
}

/**
 * The prepared database of an embedded Postgres. An installation or an upgrade works on a copy that
 * takes the place of the current database only once it is complete: a failure leaves things as they were.
 */
export async function ensureEmbeddedDatabase(
  postgres: EmbeddedPostgres,
  settings: LoadedSettings,
): Promise<string> {
  const name = databaseName(settings);
  const next = `${name}_next`;
  const current = postgres.url(name);
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    const exists = await databaseExists(client, name);
    if (exists && (await isPrepared({ settings, databaseUrl: current }))) return current;
    await client.query(`DROP DATABASE IF EXISTS ${next} WITH (FORCE)`);
    await ensureDatabase(postgres.url('postgres'), next, exists ? name : undefined);
    await prepareDatabase({ settings, databaseUrl: postgres.url(next) });
    await swapDatabases(client, name, exists);
    return current;
  } finally {
    await client.end();
  }
}
