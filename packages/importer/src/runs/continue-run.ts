import { DomainError, isDomainError } from '@ia/core';
import type { ClientBase } from 'pg';
import { inspectFile } from '../files/inspect-file.ts';
import { withImportLock } from '../import-lock.ts';
import type { RowResult } from '../import-report.ts';
import { emptyCounts } from '../import-report.ts';
import { loadRows } from '../load-rows.ts';
import { findMapping } from '../mappings.ts';
import { describeFailure } from '../run-import.ts';
import type { ImportRules } from '../targets/record-rules.ts';
import type { SyncContext } from '../targets/target.ts';
import { undoRun } from '../undo/undo-run.ts';
import { mappingPrint } from './mapping-print.ts';
import { openRun } from './open-run.ts';
import { findRun, finishRun, restartCounting, type StoredRun } from './sync-runs.ts';

export interface ContinueOptions {
  /** A connection for this run alone: it holds a lock and opens transactions. */
  readonly client: ClientBase;
  readonly runId: string;
  readonly rules: ImportRules;
  /** Brings the file of the run onto this machine; `close` takes it away again. */
  readonly openFile: (run: StoredRun) => Promise<{
    readonly path: string;
    /** Whether it is a table that `writeSheet` has written. */
    readonly isGrid?: boolean;
    readonly close: () => Promise<void>;
  }>;
  /** Role of the person the run belongs to. @throws when they may no longer import. */
  readonly authorise: (run: StoredRun) => Promise<string>;
  readonly now: () => Date;
  readonly maxBytes?: number | undefined;
  readonly batchSize?: number | undefined;
  /** Of a recurring source: its rows are compared with what was taken over last. */
  readonly sync?: SyncContext | undefined;
  /** Once every row is in, before the run is closed; called again after a process died here. */
  readonly onLoaded?: ((run: StoredRun) => Promise<void>) | undefined;
  /** A failure after which the run stays open, to be gone on with later. */
  readonly isPassing?: ((error: unknown) => boolean) | undefined;
  /** Tells of what a live run has written, batch after batch. */
  readonly publish?: ((run: StoredRun, written: Written) => Promise<void>) | undefined;
}

/** Rows of one collection, after their commit. */
export interface Written {
  readonly collection: string;
  readonly created: readonly string[];
  readonly updated: readonly string[];
}

/**
 * Takes a run as far as it goes without a person: previews what is queued, applies or undoes what
 * was asked. Called again after a process died, it goes on from the last committed batch. A refusal
 * closes the run with its reason. @throws IMPORT_BUSY while another run of its mapping is at work
 */
export async function continueRun(options: ContinueOptions): Promise<void> {
  const { client, runId } = options;
  const known = await findRun(client, runId);
  if (!known) return;
  await withImportLock(client, known.mappingKey, async () => {
    // Read again under the lock: another process may just have finished it.
    const run = await findRun(client, runId);
    if (!run) return;
    try {
      await doPhase(options, run);
    } catch (error) {
      if (options.isPassing?.(error)) throw error;
      await finishRun(client, runId, 'failed', describeFailure(error));
      if (!isDomainError(error)) throw error;
    }
  });
}

async function doPhase(options: ContinueOptions, run: StoredRun): Promise<void> {
  switch (run.status) {
    case 'queued':
    case 'previewing':
      return loadPhase(options, run, true);
    case 'running':
      return loadPhase(options, run, false);
    case 'undoing': {
      const mapping = await findMapping(options.client, run.mappingKey);
      await options.authorise(run);
      return undoRun(options.client, run, mapping);
    }
    default:
      return;
  }
}

async function loadPhase(options: ContinueOptions, run: StoredRun, isDry: boolean): Promise<void> {
  const { client, now, maxBytes, rules } = options;
  const mapping = await findMapping(client, run.mappingKey);
  const role = await options.authorise(run);
  const isFresh = isDry || run.rowsDone === 0;
  if (isFresh) await restartCounting(client, run.id, isDry ? 'previewing' : 'running');
  // A sync that nobody has previewed has no print yet.
  const { mapping: previewed } = run.settings;
  if (!isDry && previewed !== undefined && previewed !== mappingPrint(mapping)) {
    throw new DomainError('MAPPING_CHANGED');
  }
  const local = await options.openFile(run);
  try {
    const { fileName: name, settings } = run;
    const { isGrid } = local;
    const read = { name, mapping, settings, maxBytes, isGrid, isLoaded: true };
    const file = await inspectFile(local.path, read);
    try {
      if (!isDry && run.sha256 !== null && file.sha256 !== run.sha256)
        throw new DomainError('FILE_CHANGED');
      // Whoever pressed the button does not write the rows: their source does.
      const user = options.sync ? null : run.userId;
      const context = { mode: run.mode, now: now(), user, role, sync: options.sync };
      const stored = { id: run.id, counts: isFresh ? emptyCounts() : run.counts };
      const opened = await openRun(client, stored, { mapping, file, context, rules, isDry });
      const isComplete = await loadRows(opened.run, file.source, {
        ...options,
        onCommitted: tellLive(options, run, mapping.target),
      });
      if (isComplete && !isDry) await options.onLoaded?.(run);
      const done = isDry ? 'previewed' : 'succeeded';
      await finishRun(client, run.id, isComplete ? done : 'cancelled');
    } finally {
      await file.table.close();
    }
  } finally {
    await local.close();
  }
}

/** History tells nobody. */
function tellLive({ publish }: ContinueOptions, run: StoredRun, collection: string) {
  if (!publish || run.mode !== 'live') return undefined;
  return (results: readonly RowResult[]) =>
    publish(run, {
      collection,
      created: idsOf(results, 'created'),
      updated: idsOf(results, 'updated'),
    });
}

function idsOf(results: readonly RowResult[], wanted: RowResult['outcome']): readonly string[] {
  return results.flatMap(({ outcome, targetId }) =>
    outcome === wanted && targetId !== null ? [targetId] : [],
  );
}
