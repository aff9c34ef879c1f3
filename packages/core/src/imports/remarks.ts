import type { ErrorCode } from '../errors.ts';

/** What an import says about a cell, a row or the whole file, beside the error codes. */
export const remarkCodes = [
  'AMOUNT_ROUNDED',
  'BLANK_LINES',
  'CELL_ERROR',
  'CELLS_MISSING',
  'CELLS_EXTRA',
  'CLOSE_BEFORE_ENGAGE',
  'COLUMN_IGNORED',
  'CURRENCY_NOT_STATED',
  'DUPLICATE_KEY',
  'DATE_FROM_NUMBER',
  'DATE_ORDER_ASSUMED',
  'DATE_ORDER_MIXED',
  'DELETED_HERE',
  'DISQUALIFICATION_ABSENT',
  'EDITED_HERE',
  'EMAIL_SEVERAL',
  'EMAIL_UNREADABLE',
  'ENCODING_ASSUMED',
  'FILE_LINKED',
  'FILE_NOT_COPIED',
  'FIRST_OF_SEVERAL',
  'HEADER_LINE_FOUND',
  'KEPT_LOCAL_CHANGES',
  'DISQUALIFICATION_ABSENT',
  'LOSS_REASON_ABSENT',
  'NOT_ANSWERED',
  'NUMBER_SHORTENED',
  'OWNER_NOT_MAPPED',
  'OWNER_NOT_OF_TEAM',
  'PAGES_LEFT_OUT',
  'PAGES_TRASHED',
  'PAGE_NOT_SHARED',
  'PHONE_OF_COUNTRY',
  'PHONE_TWO_WAYS',
  'PHONE_UNREADABLE',
  'REFERENCE_NOT_FOUND',
  'SYNC_CONFLICT',
  'UNDO_CHANGED_SINCE',
  'UNDO_IN_USE',
  'UNNAMED_COLUMN',
  'UNNAMED_VALUE',
  'VALUE_NORMALISED',
  'VALUE_UNMAPPED',
] as const;

export type RemarkCode = (typeof remarkCodes)[number];

/** One thing worth knowing: which column of the source, what, and the value as it was. */
export interface Remark {
  readonly column: string | null;
  readonly code: RemarkCode | ErrorCode;
  readonly value: string | null;
}

/** Recorded with the row, but expected: they do not flag it for a person to look at. */
export const expectedRemarkCodes: ReadonlySet<string> = new Set<RemarkCode>([
  'DELETED_HERE',
  'EDITED_HERE',
  'LOSS_REASON_ABSENT',
  'NOT_ANSWERED',
  'OWNER_NOT_MAPPED',
  'PHONE_OF_COUNTRY',
]);

/** Whether one of the remarks asks for a person's attention. */
export function isFlagged(remarks: readonly Remark[]): boolean {
  return remarks.some(({ code }) => !expectedRemarkCodes.has(code));
}

const MAX_VALUE = 200;

/**
 * A remark about a value of the source, cut to what a report can show. What a database cannot keep
 * (NUL, a surrogate pair cut in two) is replaced.
 */
export function remarkOn(
  column: string | null,
  code: Remark['code'],
  value: string | null,
): Remark {
  if (value === null) return { column, code, value };
  const shown = value.length > MAX_VALUE ? value.slice(0, MAX_VALUE) : value;
  const isKept = shown.isWellFormed() && !shown.includes('\0');
  return { column, code, value: isKept ? shown : shown.replace(/\p{Surrogate}|\0/gu, '\ufffd') };
}
