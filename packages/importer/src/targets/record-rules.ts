import { isDomainError } from '@ia/core';
import type { Mapping, RowReading } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';
import { sourceColumn } from '../source-column.ts';
import type { WriteContext } from './target.ts';

/** What the business says of the records of one collection, on their way in. */
export interface RecordRules {
  /** The columns an import writes: those of the mapping, and those the rules decide. */
  readonly fields: (mapped: readonly string[]) => readonly string[];
  readonly judge: (
    client: ClientBase,
    rows: readonly RowReading[],
  ) => Promise<readonly RowReading[]>;
  /** What follows of rows that were written, in the same transaction. */
  readonly settle?: (client: ClientBase, results: readonly RowResult[]) => Promise<void>;
}

/** The rules of each collection that has some, by its name: handed in, the engine knows no business. */
export type ImportRules = Readonly<
  Record<string, (mapping: Mapping, context: WriteContext) => RecordRules>
>;

/** Judges one row; a refusal of the business rejects it, with the column it names. */
export function judgeRow(
  mapping: Mapping,
  row: RowReading,
  judge: (row: RowReading) => RowReading,
): RowReading {
  if (row.isRejected) return row;
  try {
    return judge(row);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { field, hint } = error.details;
    const remark = remarkOn(sourceColumn(mapping, field ?? null), error.code, hint ?? null);
    return { ...row, remarks: [...row.remarks, remark], isRejected: true };
  }
}

/** External ids of rows that may go on. */
export function acceptedIds(rows: readonly RowReading[]): readonly string[] {
  return rows.flatMap(({ externalId, isRejected }) =>
    externalId === null || isRejected ? [] : [externalId],
  );
}
