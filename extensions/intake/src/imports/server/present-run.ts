import { mayMove } from '@ia/core/imports/run-states';
import { instantText } from '@ia/core/time/instant-text';
import type { ImportRun, RunCounts } from '../contract.ts';
import { describeRemarks } from './describe-remarks.ts';
import type { RunRow } from './store/runs.ts';

/** A run as the screens see it, with what may be done with it. */
export function presentRun(run: RunRow): ImportRun {
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
    ...countsOf(run),
    rows_done: run.rows_done,
    rows_kept: run.rows_kept,
    file_notes: describeRemarks(run.file_notes),
    error: run.error,
    started_at: instantText(run.started_at),
    finished_at: instantText(run.finished_at),
    applied_at: instantText(run.applied_at),
    undone_at: instantText(run.undone_at),
    cancel_requested_at: instantText(run.cancel_requested_at),
    user: run.user,
    may: mayOf(run),
  };
}

/** The figures of a run, of a file or of a source. */
export function countsOf(run: RunCounts): RunCounts {
  return {
    rows_total: run.rows_total,
    rows_created: run.rows_created,
    rows_updated: run.rows_updated,
    rows_unchanged: run.rows_unchanged,
    rows_rejected: run.rows_rejected,
    rows_flagged: run.rows_flagged,
  };
}

function mayOf(run: RunRow): ImportRun['may'] {
  const isAsked = run.cancel_requested_at !== null;
  const wrote = run.applied_at !== null && run.rows_created + run.rows_updated > 0;
  return {
    apply: mayMove(run.status, 'running', 'file'),
    cancel: !isAsked && mayMove(run.status, 'cancelled', 'file'),
    undo: wrote && mayMove(run.status, 'undoing', 'file'),
    restart: run.applied_at === null && mayMove(run.status, 'queued', 'file'),
  };
}
