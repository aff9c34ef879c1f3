/** What an import says about a cell, a row or the whole file, beside the error codes. */
export const remarkCodes = [
  'BLANK_LINES',
  'CELLS_MISSING',
  'CELLS_EXTRA',
  'CLOSE_BEFORE_ENGAGE',
  'COLUMN_IGNORED',
  'CURRENCY_NOT_STATED',
  'DUPLICATE_KEY',
  'ENCODING_ASSUMED',
  'KEPT_LOCAL_CHANGES',
  'LOSS_REASON_ABSENT',
  'NOT_ANSWERED',
  'OWNER_NOT_MAPPED',
  'REFERENCE_NOT_FOUND',
  'UNNAMED_COLUMN',
  'UNNAMED_VALUE',
  'VALUE_NORMALISED',
  'VALUE_UNMAPPED',
] as const;

export type RemarkCode = (typeof remarkCodes)[number];
