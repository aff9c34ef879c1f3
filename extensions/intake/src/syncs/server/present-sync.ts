import { mayMove, movedByHand } from '@ia/core/imports/run-states';
import { describeRemarks } from '../../imports/server/describe-remarks.ts';
import type { SyncRunRow } from './store/runs.ts';
import type { SyncSourceRow } from './store/sources.ts';

/** A source as the screens see it; its secret is told by who it belongs to only. */
export function presentSource(source: SyncSourceRow, lastRun: SyncRunRow | undefined) {
  return { ...source, last_run: lastRun ? presentSyncRun(lastRun) : null };
}

/** A run as the screens see it, with what may be done with it. */
export function presentSyncRun(run: SyncRunRow) {
  return {
    id: run.id,
    source: { id: run.source, name: run.source_name, kind: run.source_kind },
    mapping: run.mapping_key && {
      key: run.mapping_key,
      name: run.mapping_name,
      target: run.target,
    },
    label: run.file_name,
    status: run.status,
    is_dry: run.is_dry,
    is_retry: run.settings?.retry_of !== undefined,
    rows_total: run.rows_total,
    rows_done: run.rows_done,
    rows_created: run.rows_created,
    rows_updated: run.rows_updated,
    rows_unchanged: run.rows_unchanged,
    rows_rejected: run.rows_rejected,
    rows_flagged: run.rows_flagged,
    rows_missing: run.rows_missing,
    rows_conflicting: run.rows_conflicting,
    notes: describeRemarks(run.file_notes),
    attempts: run.attempts,
    next_try_at: run.next_try_at,
    error: run.error,
    started_at: run.started_at,
    finished_at: run.finished_at,
    applied_at: run.applied_at,
    cancel_requested_at: run.cancel_requested_at,
    user_name: run.user_name,
    may: mayOf(run),
  };
}

function mayOf(run: SyncRunRow) {
  const isOpen = run.left_at === null;
  const isAsked = run.cancel_requested_at !== null;
  const isDone = ['succeeded', 'cancelled', 'failed'].includes(run.status);
  return {
    apply: isOpen && movedByHand('running', 'sync').includes(run.status),
    cancel: !isAsked && mayMove(run.status, 'cancelled', 'sync'),
    retry: isOpen && isDone && run.applied_at !== null && run.rows_rejected > 0,
  };
}
