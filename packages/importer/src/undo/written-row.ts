import type { RemarkCode } from '@ia/core/imports';
import type { ClientBase } from 'pg';

/** A row an import has written, not yet taken back. */
export interface WrittenRow {
  readonly id: string;
  readonly row_number: number;
  readonly target_id: string;
  readonly outcome: 'created' | 'updated';
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

/** Why a row stays as it is; without one it was taken back. */
export type KeptReason = Extract<RemarkCode, 'UNDO_CHANGED_SINCE' | 'UNDO_IN_USE'>;
export type UndoResults = ReadonlyMap<string, KeptReason | null>;
export type UndoBatch = (client: ClientBase, rows: readonly WrittenRow[]) => Promise<UndoResults>;
