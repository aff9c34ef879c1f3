import type { JsonValue } from './mapping.ts';
import type { Remark } from './remarks.ts';

/** A link to a record that another file, or a person, brought in. */
export interface RowReference {
  readonly column: string;
  readonly field: string;
  readonly collection: string;
  readonly externalId: string;
  readonly required: boolean;
}

/** A row while it is being read. */
export interface RowDraft {
  readonly values: Record<string, JsonValue>;
  readonly references: RowReference[];
  readonly remarks: Remark[];
  /** Fields whose cell says nothing. */
  readonly unread: string[];
  isRejected: boolean;
}

export function newDraft(): RowDraft {
  return { values: {}, references: [], remarks: [], unread: [], isRejected: false };
}

/** A row with more than this wrong is not told apart by one more, and each is compared with all. */
const MAX_REMARKS = 100;

/** Adds a remark once: a column that feeds two fields is read twice and faulty once. */
export function addRemark(draft: RowDraft, remark: Remark): void {
  if (draft.remarks.length >= MAX_REMARKS) return;
  const { column, code, value } = remark;
  const isKnown = draft.remarks.some(
    (known) => known.column === column && known.code === code && known.value === value,
  );
  if (!isKnown) draft.remarks.push(remark);
}

/** Adds a remark the row cannot be taken with. */
export function reject(draft: RowDraft, remark: Remark): void {
  addRemark(draft, remark);
  draft.isRejected = true;
}
