import { mayMove } from '@ia/core/imports/run-states';
import { describeRemarks } from './describe-remarks.ts';
import type { RunRow } from './store/runs.ts';

/** A run as the screens see it, with what may be done with it. */
export function presentRun(run: RunRow) {
  const { id, status, mode, settings } = run;
  return {
    id,
    status,
    mode,
    mapping: { key: run.mapping_key, name: run.mapping_name, target: run.target },
    file: run.file,
    file_name: run.file_name,
    settings: {
      encoding: settings?.encoding ?? null,
      delimiter: settings?.delimiter ?? null,
      date_format: settings?.date_format ?? null,
      sheet: settings?.sheet ?? null,
      header_line: settings?.header_line ?? null,
    },
    rows_total: run.rows_total,
    rows_done: run.rows_done,
    rows_created: run.rows_created,
    rows_updated: run.rows_updated,
    rows_unchanged: run.rows_unchanged,
    rows_rejected: run.rows_rejected,
    rows_flagged: run.rows_flagged,
    rows_kept: run.rows_kept,
    file_notes: describeRemarks(run.file_notes),
    error: run.error,
    started_at: run.started_at,
    finished_at: run.finished_at,
    applied_at: run.applied_at,
    undone_at: run.undone_at,
    cancel_requested_at: run.cancel_requested_at,
    user: run.user,
    may: mayOf(run),
  };
}

function mayOf(run: RunRow) {
  const isAsked = run.cancel_requested_at !== null;
  const wrote = run.applied_at !== null && run.rows_created + run.rows_updated > 0;
  return {
    apply: mayMove(run.status, 'running', 'file'),
    cancel: !isAsked && mayMove(run.status, 'cancelled', 'file'),
    undo: wrote && mayMove(run.status, 'undoing', 'file'),
    restart: run.applied_at === null && mayMove(run.status, 'queued', 'file'),
  };
}
