import { isDeepStrictEqual } from 'node:util';
import type { WrittenRow } from './read-snapshots.ts';
import type { SyncedTable } from './synced-tables.ts';

export type DatabaseRow = { readonly id: string | number } & Readonly<Record<string, unknown>>;
/** Column names of a table, with their Postgres types. */
export type Columns = ReadonlyMap<string, string>;
/** Identifier in this database of the row that a file calls by its `_syncId`. */
export type FindId = (name: string, syncId: string) => string | undefined;

export type TablePlan = {
  readonly table: SyncedTable;
  readonly created: readonly DatabaseRow[];
  readonly changed: readonly DatabaseRow[];
  readonly removed: readonly string[];
};

/** Policies list their roles; these are rows of a table of its own. */
const isListElsewhere = (table: SyncedTable, key: string) =>
  table.name === 'policies' && key === 'roles';

function findReferred(table: SyncedTable, row: WrittenRow, key: string, findId: FindId) {
  const value = row[key];
  if (value === null) return null;
  const name = table.references?.[key] ?? '';
  const id = findId(name, String(value));
  if (id === undefined)
    throw new Error(
      `${table.name} ${row._syncId}: ${key} names "${value}", which is not in ${name}.json.`,
    );
  return id;
}

/**
 * A written row as its table stores it: references resolved, lists in a text column joined by commas.
 * @throws when it names a column or a row that does not exist
 */
export function toDatabaseRow(
  table: SyncedTable,
  row: WrittenRow,
  columns: Columns,
  findId: FindId,
): DatabaseRow {
  const id = findId(table.name, row._syncId);
  if (id === undefined) throw new Error(`${table.name} ${row._syncId} was given no identifier.`);
  const stored: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(row)) {
    if (key === '_syncId' || table.ofInstallation?.includes(key) || isListElsewhere(table, key))
      continue;
    const type = columns.get(key);
    if (type === undefined)
      throw new Error(`${table.name} ${row._syncId}: ${table.table} has no column "${key}".`);
    if (table.references?.[key]) stored[key] = findReferred(table, row, key, findId);
    else stored[key] = Array.isArray(value) && !type.startsWith('json') ? value.join(',') : value;
  }
  return { ...stored, id: table.ids === 'serial' ? Number(id) : id };
}

const isSame = (wanted: DatabaseRow, current: DatabaseRow) =>
  Object.entries(wanted).every(([key, value]) =>
    isDeepStrictEqual(value ?? null, current[key] ?? null),
  );

/** What makes the table's rows those of the files; columns that the files do not name keep their values. */
export function planTable(
  table: SyncedTable,
  wanted: readonly DatabaseRow[],
  current: readonly DatabaseRow[],
  removed: readonly string[],
): TablePlan {
  const present = new Map(current.map((row) => [String(row.id), row]));
  const created: DatabaseRow[] = [];
  const changed: DatabaseRow[] = [];
  for (const row of wanted) {
    const existing = present.get(String(row.id));
    if (!existing) created.push(row);
    else if (!isSame(row, existing)) changed.push(row);
  }
  return { table, created, changed, removed };
}
