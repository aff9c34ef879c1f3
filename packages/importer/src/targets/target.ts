import type { RowReading } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';

/** Where the rows of a mapping go. */
export interface ImportTarget {
  /** Judges rows already read: links, rules of the business. It writes nothing. */
  readonly prepare: (
    client: ClientBase,
    rows: readonly RowReading[],
  ) => Promise<readonly RowReading[]>;
  /** Writes accepted rows, all or none, and tells what became of each. */
  readonly save: (client: ClientBase, rows: readonly RowReading[]) => Promise<readonly RowResult[]>;
}
