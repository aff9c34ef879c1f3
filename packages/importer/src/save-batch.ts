import type { Mapping, RowReading } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { DatabaseError } from 'pg';
import type { RowResult } from './import-report.ts';
import { readRefusal } from './read-refusal.ts';
import { sourceOf } from './source-cells.ts';
import { sourceColumn } from './source-column.ts';
import type { ImportTarget } from './targets/target.ts';

/**
 * Saves rows, and when the database refuses the data of one of them, finds that one by halves:
 * one bad row costs a few more queries, not its whole batch.
 */
export async function saveBatch(
  client: ClientBase,
  target: ImportTarget,
  mapping: Mapping,
  rows: readonly RowReading[],
): Promise<readonly RowResult[]> {
  if (rows.length === 0) return [];
  await client.query('savepoint part');
  try {
    const results = await target.save(client, rows);
    await client.query('release savepoint part');
    return results;
  } catch (error) {
    await client.query('rollback to savepoint part');
    if (!isDataError(error)) throw error;
    const [row] = rows;
    if (row && rows.length === 1) return [rejectedBy(error, mapping, row)];
    const half = Math.ceil(rows.length / 2);
    const first = await saveBatch(client, target, mapping, rows.slice(0, half));
    return [...first, ...(await saveBatch(client, target, mapping, rows.slice(half)))];
  }
}

/** Classes 22 (data), 23 (integrity) and P0 (raised by a trigger): the row is at fault. */
export function isDataError(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && /^(22|23|P0)/.test(error.code ?? '');
}

function rejectedBy(error: DatabaseError, mapping: Mapping, row: RowReading): RowResult {
  const { rowNumber, externalId, remarks } = row;
  const source = sourceOf(row);
  const { code, field } = readRefusal(error, mapping);
  const remark = remarkOn(sourceColumn(mapping, field), code, null);
  const all = [...remarks, remark];
  return { rowNumber, externalId, outcome: 'rejected', targetId: null, remarks: all, source };
}
