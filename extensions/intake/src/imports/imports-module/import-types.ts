import type { ColumnRule, Mapping } from '@ia/core/imports';

export type DateFormat = 'iso' | 'dmy' | 'mdy';
export type ImportMode = 'history' | 'live';

/** How a file is read; null leaves it to the server. */
export interface FileSettings {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly date_format: DateFormat | null;
  readonly sheet: string | null;
  /** From 1. */
  readonly header_line: number | null;
}

/** What the server says about a cell, a row or the file, with its sentence. */
export interface ImportRemark {
  readonly code: string;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
}

export interface MappingName {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly target: string;
}

export interface Suggestion {
  readonly mapping: MappingName;
  /** Share of the columns of the mapping found in the file, 0 to 1. */
  readonly score: number;
  readonly may_import: boolean;
}

/** What the titles of the columns suggest for a collection; a person confirms it. */
export interface Proposal {
  readonly target: string;
  /** Column → field. */
  readonly columns: Readonly<Record<string, string>>;
  readonly key: string | null;
  readonly score: number;
}

export interface Inspection {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: 'csv' | 'xlsx';
  readonly sheets: readonly string[];
  readonly hidden_sheets: readonly string[];
  /** The first lines that hold something. */
  readonly lines: readonly { readonly line: number; readonly text: string }[];
  readonly settings: FileSettings;
  readonly detected: FileSettings;
  readonly date_examples: readonly string[];
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly remarks: readonly ImportRemark[];
  readonly suggestions: readonly Suggestion[];
  readonly proposals: readonly Proposal[];
}

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

export interface TargetField {
  readonly field: string;
  readonly label: string;
  readonly as: ColumnRule['as'];
  readonly required: boolean;
  readonly choices?: readonly FieldChoice[] | null;
  /** reference: the linked collection. */
  readonly collection?: string | null;
}

/** A collection a file may fill. */
export interface ImportTarget {
  readonly collection: string;
  readonly label: string;
  readonly fields: readonly TargetField[];
  readonly may_import: boolean;
}

/** A mapping as it is kept; `origin` is `system` for those an installation ships. */
export interface KeptMapping extends Mapping {
  readonly origin?: string | null;
}

export const runStatuses = [
  'queued',
  'previewing',
  'previewed',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;

export type RunStatus = (typeof runStatuses)[number];

export interface RunCounts {
  readonly rows_total: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly rows_flagged: number;
}

export interface ImportRun extends RunCounts {
  readonly id: string;
  readonly status: RunStatus;
  readonly mode: ImportMode;
  readonly mapping: Pick<MappingName, 'key' | 'name' | 'target'> | null;
  readonly file: string | null;
  readonly file_name: string;
  readonly settings: Partial<FileSettings> | null;
  readonly rows_done: number;
  readonly rows_kept: number;
  readonly file_notes: readonly ImportRemark[];
  readonly error: string | null;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly applied_at: string | null;
  readonly undone_at: string | null;
  readonly cancel_requested_at: string | null;
  /** Null: started from the command line. */
  readonly user: string | null;
  readonly may: {
    readonly apply: boolean;
    readonly cancel: boolean;
    readonly undo: boolean;
    readonly restart: boolean;
  };
}

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'rejected';

export interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly is_cents: boolean;
  readonly from: unknown;
  readonly to: unknown;
}

export interface RunRow {
  readonly row_number: number;
  readonly external_id: string | null;
  readonly outcome: RowOutcome;
  readonly target_id: string | null;
  readonly remarks: readonly ImportRemark[];
  readonly changes: readonly FieldChange[] | null;
  readonly source: Readonly<Record<string, string>> | null;
  readonly undo_outcome: 'undone' | 'kept' | null;
}

/** How often a remark was made on a column. */
export interface RemarkCount {
  readonly code: string;
  readonly column: string | null;
  readonly message: string;
  readonly count: number;
  readonly example: string | null;
}

/** A value of the file that no entry of the mapping names. */
export interface UnmappedValue {
  readonly column: string;
  readonly field: string;
  readonly table: string;
  readonly value: string;
  readonly count: number;
  readonly choices: readonly FieldChoice[] | null;
}
