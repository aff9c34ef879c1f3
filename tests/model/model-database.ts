import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { SYNCED_TABLES } from '../../scripts/lib/apply/synced-tables.ts';
import { SNAPSHOTS } from '../../scripts/lib/paths.ts';
import { applyModel } from '../../scripts/lib/prepare.ts';
import { cloneTemplate, dropDatabase } from '../harness/cluster.ts';
import { testSettings } from '../harness/settings.ts';

const TABLES = [
  'directus_collections',
  'directus_fields',
  'directus_relations',
  'directus_access',
  'directus_migrations',
  ...SYNCED_TABLES.map(({ table }) => table),
];
const CATALOGUE = {
  columns: `SELECT to_jsonb(t) - 'ordinal_position' - 'dtd_identifier' FROM information_schema.columns t
            WHERE table_schema = 'public'`,
  constraints: `SELECT to_jsonb(format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)))
                FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  indexes: `SELECT to_jsonb(indexdef) FROM pg_indexes WHERE schemaname = 'public'`,
  idMap: `SELECT to_jsonb(t) - 'id' - 'created_at' FROM directus_sync_id_map t`,
};

export type ModelDump = Readonly<Record<string, readonly unknown[]>>;

/** A prepared database without a server in front of it, to apply files to. */
export type ModelDatabase = {
  readonly client: pg.Client;
  readonly apply: (snapshots?: string) => Promise<boolean>;
  /** Every row and every column that an apply answers for. */
  readonly dump: () => Promise<ModelDump>;
  readonly stop: () => Promise<void>;
};

export async function openModelDatabase(): Promise<ModelDatabase> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await cloneTemplate(adminUrl, inject('templates').reference, name);
  const settings = testSettings({ PROFILE: 'development' });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const dump = async () => {
    const parts: Record<string, unknown[]> = {};
    const queries = {
      ...Object.fromEntries(TABLES.map((table) => [table, `SELECT to_jsonb(t) FROM ${table} t`])),
      ...CATALOGUE,
    };
    for (const [part, sql] of Object.entries(queries)) {
      const { rows } = await client.query<{ row: unknown }>(
        `SELECT row FROM (${sql}) AS part (row) ORDER BY row::text`,
      );
      parts[part] = rows.map(({ row }) => row);
    }
    return parts;
  };
  return {
    client,
    dump,
    apply: (snapshots?: string) => applyModel({ settings, databaseUrl }, snapshots),
    stop: async () => {
      await client.end();
      await dropDatabase(adminUrl, name);
    },
  };
}

/** A copy of the snapshots in which some files were rewritten, lent while the work lasts. */
export async function withChangedSnapshots<Result>(
  change: (edit: (file: string, rewrite: (content: string) => string) => void) => void,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'ia-snapshots-'));
  try {
    cpSync(SNAPSHOTS, folder, { recursive: true });
    change((file, rewrite) => {
      const path = join(folder, file);
      writeFileSync(path, rewrite(readFileSync(path, 'utf8')));
    });
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
