import type { Client } from 'pg';
import pg from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Adds the rows that are missing and leaves every existing one as people made it. All rows of a
 * call carry the same columns; columns left out take the default of the database.
 */
export async function insertMissingRows(client: Client, table: string, rows: readonly Row[]) {
  const [first] = rows;
  if (!first) return 0;
  const columns = Object.keys(first);
  assertSameColumns({ table, rows, columns });
  const name = pg.escapeIdentifier(table);
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const { rowCount } = await client.query(
    `INSERT INTO ${name} (${list})
     SELECT ${list} FROM json_populate_recordset(NULL::${name}, $1::json)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
  return rowCount ?? 0;
}

function assertSameColumns(input: {
  readonly table: string;
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
}) {
  const expected = input.columns.join();
  const odd = input.rows.find((row) => Object.keys(row).join() !== expected);
  if (odd) {
    throw new Error(`Seed of ${input.table}: ${Object.keys(odd).join()} instead of ${expected}`);
  }
}
