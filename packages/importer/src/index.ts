export type { InspectedFile } from './files/inspect-file.ts';
export { inspectFile } from './files/inspect-file.ts';
export type { ReadSettings } from './files/settings.ts';
export type { ImportReport, RemarkCount, RowCounts } from './import-report.ts';
export type { StoredMapping } from './mappings.ts';
export {
  findMapping,
  installMappings,
  listMappings,
  readMappingFiles,
} from './mappings.ts';
export { parseMapping } from './parse-mapping.ts';
export type { ImportOptions } from './run-import.ts';
export { runImport } from './run-import.ts';
export type { ContinueOptions, Written } from './runs/continue-run.ts';
export { continueRun } from './runs/continue-run.ts';
export type { RunMode, RunSettings, RunStatus, StoredRun } from './runs/sync-runs.ts';
export type { FileSettings } from './shapes/file-settings.ts';
export { ENCODINGS, fileSettings } from './shapes/file-settings.ts';
export type { StoredCell } from './sheets/write-sheet.ts';
export { writeSheet } from './sheets/write-sheet.ts';
export { IMPORTABLE } from './targets/collection-target.ts';
export type { ImportRules, RecordRules } from './targets/record-rules.ts';
export { acceptedIds, judgeRow } from './targets/record-rules.ts';
export type { WriteContext } from './targets/target.ts';
