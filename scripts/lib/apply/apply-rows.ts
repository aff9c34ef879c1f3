import type pg from 'pg';
import { recogniseBuiltInRows } from './built-in-rows.ts';
import { IdMap } from './id-map.ts';
import {
  type Columns,
  type DatabaseRow,
  planTable,
  type TablePlan,
  toDatabaseRow,
} from './plan-rows.ts';
import { applyPolicyRoles, removeUnwrittenPermissions } from './policy-rows.ts';
import type { WrittenRow, WrittenRows } from './read-snapshots.ts';
import { SYNCED_TABLES, type SyncedTable } from './synced-tables.ts';
import { createRows, emptyUniqueColumns, removeRows, updateRows } from './write-rows.ts';

type Source = {
  readonly table: SyncedTable;
  readonly written: readonly WrittenRow[];
  readonly current: readonly DatabaseRow[];
  readonly columns: Columns;
};

async function readSource(
  client: pg.ClientBase,
  table: SyncedTable,
  written: WrittenRows,
): Promise<Source> {
  const current = await client.query<DatabaseRow>(
    `SELECT * FROM ${table.table} t WHERE ${table.ours ?? 'true'}`,
  );
  const columns = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table.table],
  );
  return {
    table,
    written: written.get(table.name) ?? [],
    current: current.rows,
    columns: new Map(columns.rows.map(({ name, type }) => [name, type])),
  };
}

async function planRows(
  client: pg.ClientBase,
  ids: IdMap,
  sources: readonly Source[],
): Promise<TablePlan[]> {
  for (const { table, current } of sources) ids.forgetGone(table, current);
  await recogniseBuiltInRows(client, ids);
  for (const { table, written } of sources) await ids.number(table, written);
  const findId = ids.find.bind(ids);
  return sources.map(({ table, written, current, columns }) => {
    const wanted = written.map((row) => toDatabaseRow(table, row, columns, findId));
    return planTable(table, wanted, current, ids.forgetUnwritten(table, written));
  });
}

/** Directus refuses a change that would shut everybody out; so does the apply. */
async function assertAdministratorRemains(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM directus_access access
     JOIN directus_policies policy ON policy.id = access.policy AND policy.admin_access
     JOIN directus_users person ON person.id = access."user" OR person.role = access.role
     WHERE person.status = 'active' LIMIT 1`,
  );
  if (rowCount === 0) throw new Error('The files would leave the platform without administrator.');
}

/** What was done to one table, for the log: nothing when nothing was. */
function describe({ table, created, changed, removed }: TablePlan): string[] {
  const counts = { created, changed, removed };
  const parts = Object.entries(counts).flatMap(([word, rows]) =>
    rows.length > 0 ? [`${rows.length} ${word}`] : [],
  );
  return parts.length > 0 ? [`${table.name}: ${parts.join(', ')}`] : [];
}

/**
 * Makes roles, rights, settings, texts, presets, panels and flows those of the files, in one
 * transaction and a few statements per table, however many rows there are. Rows that no file has ever
 * written stay, except rights of a policy that the files write.
 * @returns one line per table that was changed
 */
export async function applyRows(client: pg.ClientBase, written: WrittenRows): Promise<string[]> {
  await client.query('BEGIN');
  try {
    const ids = await IdMap.load(client);
    const sources: Source[] = [];
    for (const table of SYNCED_TABLES) sources.push(await readSource(client, table, written));
    const plans = await planRows(client, ids, sources);
    for (const plan of plans) await emptyUniqueColumns(client, plan);
    for (const plan of plans) await createRows(client, plan);
    for (const plan of plans) await updateRows(client, plan);
    for (const plan of [...plans].reverse()) await removeRows(client, plan);
    await ids.save();
    const policies = written.get('policies') ?? [];
    const granted = await applyPolicyRoles(client, ids, policies);
    const unwritten = await removeUnwrittenPermissions(client, ids, policies);
    await assertAdministratorRemains(client);
    await client.query('COMMIT');
    return [...plans.flatMap(describe), ...granted, ...unwritten];
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
