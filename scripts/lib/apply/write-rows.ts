import pg from 'pg';
import type { DatabaseRow, TablePlan } from './plan-rows.ts';

const quoted = (names: readonly string[]) => names.map(pg.escapeIdentifier).join(', ');

/** Rows that give the same columns can be written by one statement; the others keep their defaults. */
function groupByColumns(rows: readonly DatabaseRow[]): DatabaseRow[][] {
  return [...Map.groupBy(rows, (row) => Object.keys(row).sort().join()).values()];
}

async function write(
  client: pg.ClientBase,
  { table }: TablePlan,
  verb: string,
  statement: (columns: readonly string[]) => string,
  rows: readonly DatabaseRow[],
): Promise<void> {
  for (const group of groupByColumns(rows)) {
    try {
      await client.query(statement(Object.keys(group[0] ?? {})), [JSON.stringify(group)]);
    } catch (error) {
      const detail = error instanceof pg.DatabaseError && error.detail ? ` ${error.detail}` : '';
      throw new Error(
        `${table.name} could not be ${verb}: ${error instanceof Error ? error.message : error}.${detail}`,
        { cause: error },
      );
    }
  }
}

/** Two rows may exchange what only one of them can hold at a time. */
export async function emptyUniqueColumns(client: pg.ClientBase, plan: TablePlan): Promise<void> {
  const ids = [...plan.changed.map(({ id }) => String(id)), ...plan.removed];
  const { table, unique = [] } = plan.table;
  if (ids.length === 0 || unique.length === 0) return;
  const empty = unique.map((column) => `${pg.escapeIdentifier(column)} = NULL`).join(', ');
  await client.query(`UPDATE ${table} SET ${empty} WHERE id::text = ANY ($1)`, [ids]);
}

export function createRows(client: pg.ClientBase, plan: TablePlan): Promise<void> {
  const { table } = plan.table;
  const insert = (columns: readonly string[]) =>
    `INSERT INTO ${table} (${quoted(columns)})
     SELECT ${quoted(columns)} FROM json_populate_recordset(NULL::${table}, $1)`;
  return write(client, plan, 'created', insert, plan.created);
}

export function updateRows(client: pg.ClientBase, plan: TablePlan): Promise<void> {
  const { table } = plan.table;
  const update = (columns: readonly string[]) => {
    const values = columns.map(pg.escapeIdentifier).map((column) => `${column} = wanted.${column}`);
    return `UPDATE ${table} SET ${values.join(', ')}
            FROM json_populate_recordset(NULL::${table}, $1) wanted WHERE ${table}.id = wanted.id`;
  };
  return write(client, plan, 'changed', update, plan.changed);
}

export async function removeRows(client: pg.ClientBase, plan: TablePlan): Promise<void> {
  const { removed, table } = plan;
  if (removed.length === 0) return;
  // As Directus does it: nobody who held a role that is gone keeps their way in by accident.
  if (table.name === 'roles')
    await client.query(
      `UPDATE directus_users SET status = 'suspended', role = NULL WHERE role::text = ANY ($1)`,
      [removed],
    );
  const remove = () =>
    `DELETE FROM ${table.table} t USING json_to_recordset($1) AS gone (id text)
     WHERE t.id::text = gone.id`;
  await write(
    client,
    plan,
    'removed',
    remove,
    removed.map((id) => ({ id })),
  );
}
