export { isCellError } from './cell-error.ts';
export type { FoundRecord } from './complete-row.ts';
export { completeRow } from './complete-row.ts';
export type { DateOrder } from './detect-date-order.ts';
export { DateOrderTally } from './detect-date-order.ts';
export { findHeaderLine } from './find-header-line.ts';
export type {
  ColumnRule,
  DateOrderCheck,
  JsonValue,
  Mapping,
  MappingOptions,
  ValueTable,
} from './mapping.ts';
export { dateColumns, mappedFields } from './mapping.ts';
export type { HeaderMatch } from './match-headers.ts';
export { matchHeaders } from './match-headers.ts';
export { plainHeader, sameHeader } from './plain-header.ts';
export type { ReadingOptions, RowReading } from './read-row.ts';
export { readRow } from './read-row.ts';
export type { Remark, RemarkCode } from './remarks.ts';
export { expectedRemarkCodes, isFlagged, remarkCodes, remarkOn } from './remarks.ts';
export type { RowReference } from './row-draft.ts';
export type { MappingProposal, ProposalInput, SuggestedField } from './suggest-mapping.ts';
export { suggestMapping } from './suggest-mapping.ts';
