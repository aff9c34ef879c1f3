import { mayMove, movedByHand } from '@ia/core/imports/run-states';
import { instantText } from '@ia/core/time/instant-text';
import { describeRemarks } from '../../imports/server/describe-remarks.ts';
import { countsOf } from '../../imports/server/present-run.ts';
import type { SyncRun, SyncSource } from '../contract.ts';
import type { SyncRunRow } from './store/runs.ts';
import type { SyncSourceRow } from './store/sources.ts';

/** A source as the screens see it; its secret is told by who it belongs to only. */
export function presentSource(source: SyncSourceRow, lastRun: SyncRunRow | undefined): SyncSource {
  return {
    ...source,
    next_run_at: instantText(source.next_run_at),
    left_at: instantText(source.left_at),
    last_run: lastRun ? presentSyncRun(lastRun) : null,
  };
}

/** A run as the screens see it, with what may be done with it. */
export function presentSyncRun(run: SyncRunRow): SyncRun {
  const { mapping_key: key, mapping_name: name, target } = run;
  return {
    id: run.id,
    source: { id: run.source, name: run.source_name, kind: run.source_kind },
    mapping: key && name && target ? { key, name, target } : null,
    label: run.file_name,
    status: run.status,
    is_dry: run.is_dry,
    is_retry: run.settings?.retry_of !== undefined,
    ...countsOf(run),
    rows_done: run.rows_done,
    rows_missing: run.rows_missing,
    rows_conflicting: run.rows_conflicting,
    notes: describeRemarks(run.file_notes),
    attempts: run.attempts,
    next_try_at: instantText(run.next_try_at),
    error: run.error,
    started_at: instantText(run.started_at),
    finished_at: instantText(run.finished_at),
    applied_at: instantText(run.applied_at),
    cancel_requested_at: instantText(run.cancel_requested_at),
    user_name: run.user_name,
    may: mayOf(run),
  };
}

function mayOf(run: SyncRunRow): SyncRun['may'] {
  const isOpen = run.left_at === null;
  const isAsked = run.cancel_requested_at !== null;
  const isDone = ['succeeded', 'cancelled', 'failed'].includes(run.status);
  return {
    apply: isOpen && movedByHand('running', 'sync').includes(run.status),
    cancel: !isAsked && mayMove(run.status, 'cancelled', 'sync'),
    retry: isOpen && isDone && run.applied_at !== null && run.rows_rejected > 0,
  };
}
