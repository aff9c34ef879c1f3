export type { ImportReport, RemarkCount, RowCounts } from './import-report.ts';
export type { StoredMapping } from './mappings.ts';
export { installMappings, listMappings, readMappingFiles } from './mappings.ts';
export { parseMapping } from './parse-mapping.ts';
export type { ImportOptions } from './run-import.ts';
export { runImport } from './run-import.ts';
