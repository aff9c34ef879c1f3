import type { TargetColumn } from '../targets/target-columns.ts';

/** The collection a source fills, and the fields in which it has a say. */
export interface SyncTable {
  readonly source: string;
  readonly target: string;
  readonly compared: readonly TargetColumn[];
}
