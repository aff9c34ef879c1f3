import { DomainError } from '@ia/core';
import { movedByHand, movedByWorker } from '@ia/core/imports/run-states';
import type { ExtensionContext } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { moveRun } from '../../imports/server/load-run.ts';
import { cancelAtOnce } from '../../imports/server/store/runs.ts';
import { loadSyncRun, lockSource } from './load-sync.ts';
import { assertReadable } from './start-sync.ts';
import { type SyncRunRow, wakeWorker } from './store/runs.ts';

/** Applies what a dry run has shown, as it was read. @throws NOT_FOUND, IMPORT_STATE, SYNC_BUSY */
export async function applySync(
  trx: Knex.Transaction,
  user: string,
  id: string,
): Promise<SyncRunRow> {
  const run = await loadSyncRun(trx, id);
  assertReadable(await lockSource(trx, run.source));
  await moveRun(trx, id, movedByHand('running', 'sync'), {
    status: 'running',
    is_dry: false,
    applied_at: trx.fn.now(),
    finished_at: null,
    rows_done: 0,
    attempts: 0,
    next_try_at: null,
    cancel_requested_at: null,
  });
  await wakeWorker(trx, id, user);
  return run;
}

/**
 * Asks a run to stop: at once when nobody works on it, else after the batch in hand. What is
 * committed stays. @throws NOT_FOUND, IMPORT_STATE
 */
export async function cancelSync(trx: Knex.Transaction, id: string): Promise<SyncRunRow> {
  const run = await loadSyncRun(trx, id);
  if (await cancelAtOnce(trx, id, movedByHand('cancelled', 'sync'))) return run;
  await moveRun(trx, id, movedByWorker('cancelled', 'sync'), {
    cancel_requested_at: trx.fn.now(),
    // One that waits for its source to answer is stopped by its next look at it.
    next_try_at: null,
  });
  return run;
}

/** @throws IMPORT_STATE unless that run has applied and rejected rows of this source */
export async function assertRetryable(
  { database }: ExtensionContext,
  { source, run }: { readonly source: string; readonly run: string },
): Promise<void> {
  const former = await loadSyncRun(database, run);
  const isWorth = former.source === source && former.applied_at !== null;
  if (!isWorth || former.rows_rejected === 0) throw new DomainError('IMPORT_STATE');
}
