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

const NAME = 'ia_infinity';
const NEXT = 'ia_infinity_next';
const PREVIOUS = 'ia_infinity_previous';

export async function startEmbeddedPostgres(settings: LoadedSettings): Promise<EmbeddedPostgres> {
  mkdirSync(settings.DATA_DIR, { recursive: true });
  const { root, moved, owner } = chooseDatabaseRoot(settings.DATA_DIR);
  if (moved) console.log(`  (the database lives in ${root}: its user cannot enter this folder)`);
  return startPostgres({ root, port: settings.POSTGRES_PORT, ...(owner ? { owner } : {}) });
}

/** The database of a platform that is running right now, if there is one. */
export async function findRunningDatabase(settings: LoadedSettings): Promise<string | undefined> {
  const { root } = chooseDatabaseRoot(settings.DATA_DIR);
  const url = embeddedUrl(root, settings.POSTGRES_PORT, NAME);
  return url && (await canConnect(url)) ? url : undefined;
}

/** The address of the database as the last start left it. */
export async function currentDatabase(postgres: EmbeddedPostgres): Promise<string> {
  return postgres.url(NAME);
}

async function databaseExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

/** Both names change in one transaction: whenever the power fails, one database bears the name. */
async function swapDatabases(client: pg.Client, hasCurrent: boolean): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${PREVIOUS} WITH (FORCE)`);
  await client.query('BEGIN');
  if (hasCurrent) await client.query(`ALTER DATABASE ${NAME} RENAME TO ${PREVIOUS}`);
  await client.query(`ALTER DATABASE ${NEXT} RENAME TO ${NAME}`);
  await client.query('COMMIT');
  await client.query(`DROP DATABASE IF EXISTS ${PREVIOUS} WITH (FORCE)`);
}

/**
 * The prepared database of an embedded Postgres. An installation or an upgrade works on a copy that
 * takes the place of the current database only once it is complete: a failure leaves things as they were.
 */
export async function ensureEmbeddedDatabase(
  postgres: EmbeddedPostgres,
  settings: LoadedSettings,
): Promise<string> {
  const current = postgres.url(NAME);
  const client = new pg.Client({ connectionString: postgres.url('postgres') });
  await client.connect();
  try {
    const exists = await databaseExists(client, NAME);
    if (exists && (await isPrepared({ settings, databaseUrl: current }))) return current;
    await client.query(`DROP DATABASE IF EXISTS ${NEXT} WITH (FORCE)`);
    await ensureDatabase(postgres.url('postgres'), NEXT, exists ? NAME : undefined);
    await prepareDatabase({ settings, databaseUrl: postgres.url(NEXT) });
    await swapDatabases(client, exists);
    return current;
  } finally {
    await client.end();
  }
}
