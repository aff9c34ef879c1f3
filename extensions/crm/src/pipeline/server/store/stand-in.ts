import type { Row } from '@ia/directus-kit';
import { rawSql, type Sql, sql } from '@ia/directus-kit/sql/sql';

/** `table AS (…)`: these rows under the name of a table, its columns by their types in Postgres. */
export function standInOf(
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly Row[],
): Sql {
  const shape = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  return sql`${rawSql(table)} AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS given(${rawSql(shape.join(', '))}))`;
}
