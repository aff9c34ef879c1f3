import type { Remark } from '@ia/core/imports';
import { isFlagged } from '@ia/core/imports';

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'rejected';

/** What became of one row of the file. */
export interface RowResult {
  readonly rowNumber: number;
  readonly externalId: string | null;
  readonly outcome: RowOutcome;
  readonly targetId: string | null;
  readonly remarks: readonly Remark[];
  /** Of an updated row: `{field: {from, to}}`, every column that moved. */
  readonly changes?: object | null;
  /** Of a rejected row: its cells by header. */
  readonly source?: Readonly<Record<string, string>> | null;
}

export interface RowCounts {
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  flagged: number;
}

/** How often a remark was made on a column, with one value as an example. */
export interface RemarkCount extends Remark {
  readonly count: number;
}

export interface ImportReport {
  readonly runId: string;
  readonly mapping: string;
  readonly file: string;
  readonly status: 'previewed' | 'succeeded' | 'cancelled';
  readonly encoding: string;
  readonly counts: Readonly<RowCounts>;
  /** About the file as a whole: its columns, its blank lines. */
  readonly fileRemarks: readonly Remark[];
  readonly remarks: readonly RemarkCount[];
  readonly seconds: number;
}

export function emptyCounts(): RowCounts {
  return { total: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, flagged: 0 };
}

/** Adds a batch to the totals. A rejected row is not also counted as flagged. */
export function addToCounts(counts: RowCounts, results: readonly RowResult[]): void {
  for (const { outcome, remarks } of results) {
    counts.total += 1;
    counts[outcome] += 1;
    if (outcome !== 'rejected' && isFlagged(remarks)) counts.flagged += 1;
  }
}

/** Counts remarks by column and code: as many entries as columns and codes, whatever the file. */
export class RemarkTally {
  readonly #counts = new Map<string, RemarkCount>();

  add(results: readonly RowResult[]): void {
    for (const remark of results.flatMap(({ remarks }) => remarks)) {
      const key = JSON.stringify([remark.column, remark.code]);
      const known = this.#counts.get(key);
      this.#counts.set(key, { ...(known ?? remark), count: (known?.count ?? 0) + 1 });
    }
  }

  list(): readonly RemarkCount[] {
    return [...this.#counts.values()].sort((a, b) => b.count - a.count);
  }
}
