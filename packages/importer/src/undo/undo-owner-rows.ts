import { isDeepStrictEqual } from 'node:util';
import type { MappingOptions, ValueTable } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { KeptReason, UndoResults, WrittenRow } from './written-row.ts';

/** Takes entries back out of a table of values; one a person has linked since stays. */
export async function undoOwnerRows(
  client: ClientBase,
  into: NonNullable<MappingOptions['into']>,
  rows: readonly WrittenRow[],
): Promise<UndoResults> {
  const { rows: found } = await client.query<{
    id: string;
    values: Record<string, ValueTable> | null;
  }>('select id, values from sync_mappings where key = $1 for update', [into.mapping]);
  const [mapping] = found;
  const table: Record<string, unknown> = { ...mapping?.values?.[into.table] };
  const results = new Map<string, KeptReason | null>();
  for (const row of rows) {
    const kept = Object.entries(row.changes).some(([key, change]) => !putBack(table, key, change));
    results.set(row.id, kept ? 'UNDO_CHANGED_SINCE' : null);
  }
  if (mapping) {
    await client.query('update sync_mappings set values = $2, date_updated = now() where id = $1', [
      mapping.id,
      JSON.stringify({ ...mapping.values, [into.table]: table }),
    ]);
  }
  return results;
}

function putBack(
  table: Record<string, unknown>,
  key: string,
  { from, to }: { readonly from: unknown; readonly to: unknown },
): boolean {
  if (!Object.hasOwn(table, key)) return true;
  if (!isDeepStrictEqual(table[key], to)) return false;
  if (from === null) delete table[key];
  else table[key] = from;
  return true;
}
