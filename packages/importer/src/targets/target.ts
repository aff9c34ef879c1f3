import type { RowReading } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';
import type { RunMode } from '../runs/sync-runs.ts';

/** Where the rows of a mapping go. */
export interface ImportTarget {
  /** Once per run, before the first batch. */
  readonly open?: (client: ClientBase) => Promise<void>;
  /** SQL at the start of each transaction: what its triggers read. */
  readonly setup: string;
  /** Judges rows already read: links, rules of the business. It writes nothing. */
  readonly prepare: (
    client: ClientBase,
    rows: readonly RowReading[],
  ) => Promise<readonly RowReading[]>;
  /** Writes accepted rows, all or none, and tells what became of each. */
  readonly save: (client: ClientBase, rows: readonly RowReading[]) => Promise<readonly RowResult[]>;
}

/** SQL that sets what the triggers read, for one transaction only. */
export function setupWriting({ mode }: Pick<WriteContext, 'mode'>): string {
  // A first load passes no gate and tells nobody; a live one is told as the work of an import.
  const setting = mode === 'history' ? `app.history = 'on'` : `app.cause = 'import'`;
  return [
    setting,
    `timezone = 'UTC'`,
    // Some hundred rows are asked for by their identifiers: by index, whatever the planner believes of
    // a table that is just being filled.
    'random_page_cost = 1',
    // A server that fails may lose the last batches, rows and counts alike: the run goes on from there.
    // What closes the run waits for the disk, and with it everything before.
    'synchronous_commit = off',
  ]
    .map((one) => `set local ${one}`)
    .join('; ');
}

/** Under whose name and by which rules a run writes. */
export interface WriteContext {
  readonly mode: RunMode;
  readonly now: Date;
  /** The person a `live` run writes for; `null` on the command line. */
  readonly user: string | null;
  readonly role: string;
  readonly sync?: SyncContext | undefined;
}

/** The recurring source rows come from. */
export interface SyncContext {
  readonly source: string;
  /** Whether a row in which nothing happened has a line of its own in the record of the run. */
  readonly unchanged: 'recorded' | 'counted';
}
