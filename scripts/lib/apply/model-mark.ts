import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pg from 'pg';
import { fingerprint } from '../fingerprint.ts';
import { ROOT } from '../paths.ts';
import { SYNCED_TABLES } from './synced-tables.ts';

const require = createRequire(import.meta.url);

/** Everything an apply makes a model from: the files, this tool, and the Directus it drives. */
function readSources(snapshots: string): string {
  const { version } = JSON.parse(readFileSync(require.resolve('directus/package.json'), 'utf8'));
  return [
    version,
    fingerprint(snapshots, ['.']),
    fingerprint(ROOT, ['migrations', 'scripts/lib/apply']),
  ].join(' ');
}

const asRows = (table: string, condition = 'true', hidden: readonly string[] = []) =>
  `SELECT (to_jsonb(t) - '{${hidden.join()}}'::text[])::text AS line FROM ${table} t WHERE ${condition}`;

/** What an apply writes, and what somebody could have changed since: rows of Directus' tables, tables, indexes. */
const LIVE = [
  ...['directus_collections', 'directus_fields', 'directus_relations', 'directus_migrations'].map(
    (table) => asRows(table),
  ),
  asRows('directus_access', 't."user" IS NULL'),
  asRows('directus_sync_id_map'),
  ...SYNCED_TABLES.map(({ table, ours, ofInstallation }) => asRows(table, ours, ofInstallation)),
  `SELECT concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
     attidentity, attgenerated, pg_get_expr(adbin, adrelid))
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON (adrelid, adnum) = (attrelid, attnum)
   WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND attnum > 0 AND NOT attisdropped`,
  `SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
   FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`,
  `SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace`,
];

async function tableExists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS found', [table]);
  return rows[0]?.found === true;
}

/** The mark this database would bear if the sources had just been applied to it, and nothing changed since. */
async function computeMark(client: pg.Client, snapshots: string): Promise<string> {
  const hash = createHash('sha256').update(readSources(snapshots));
  for (const [index, sql] of LIVE.entries()) {
    const { rows } = await client.query<{ digest: string | null }>(
      `SELECT md5(string_agg(line, chr(10) ORDER BY line COLLATE "C")) AS digest FROM (${sql}) AS live (line)`,
    );
    hash.update(`${index} ${rows[0]?.digest}\n`);
  }
  return hash.digest('hex');
}

async function withClient<Result>(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** True when these files were the last applied, and the database still is as that apply left it. */
export function isModelInPlace(databaseUrl: string, snapshots: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    if (!(await tableExists(client, 'platform.applied_model'))) return false;
    const { rows } = await client.query<{ mark: string }>(
      'SELECT mark FROM platform.applied_model',
    );
    return rows[0] !== undefined && rows[0].mark === (await computeMark(client, snapshots));
  });
}

/** Remembers the database as it is now: what differs from it later was changed by somebody. */
export function rememberModel(databaseUrl: string, snapshots: string): Promise<void> {
  return withClient(databaseUrl, async (client) => {
    await client.query('CREATE SCHEMA IF NOT EXISTS platform');
    await client.query(
      `CREATE TABLE IF NOT EXISTS platform.applied_model (
         only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
         mark text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    await client.query(
      `INSERT INTO platform.applied_model (mark) VALUES ($1)
       ON CONFLICT (only_row) DO UPDATE SET mark = $1, applied_at = now()`,
      [await computeMark(client, snapshots)],
    );
  });
}
