import type { ImportRun } from '../../imports/imports-module/import-types.ts';
import type { SyncRun } from './sync-types.ts';

/** A run as the parts of the import screens know it: its rows and remarks are the same. */
export function asImportRun(run: SyncRun): ImportRun {
  return {
    ...run,
    status: run.status === 'fetching' ? 'queued' : run.status,
    mode: 'live',
    file: null,
    file_name: run.label,
    settings: null,
    rows_kept: 0,
    file_notes: run.notes,
    undone_at: null,
    user: null,
    may: { apply: run.may.apply, cancel: run.may.cancel, undo: false, restart: false },
  };
}
