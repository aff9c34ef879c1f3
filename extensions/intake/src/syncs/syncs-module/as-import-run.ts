import type { FileSettings, ImportRun } from '../../imports/contract.ts';
import type { SyncRun } from '../contract.ts';

const settings: FileSettings = {
  encoding: null,
  delimiter: null,
  date_format: null,
  sheet: null,
  header_line: null,
};

/** A run as the parts of the import screens know it: its rows and remarks are the same. */
export function asImportRun(run: SyncRun): ImportRun {
  return {
    ...run,
    mode: 'live',
    file: null,
    file_name: run.label,
    settings,
    rows_kept: 0,
    file_notes: run.notes,
    undone_at: null,
    user: null,
    may: { apply: run.may.apply, cancel: run.may.cancel, undo: false, restart: false },
  };
}
