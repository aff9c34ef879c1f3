import type { Answer } from '@ia/core/contracts/answer';
import type { Mapping } from '@ia/core/imports';
import { runStatuses } from '@ia/core/imports/run-states';
import { DATE_FORMATS, fileSettings } from '@ia/importer/shapes/file-settings';
import { mappingShape, readAs } from '@ia/importer/shapes/mapping';
import * as z from 'zod/mini';

const count = z.int();
/** ISO 8601, UTC. */
const instant = z.string();

// Bodies

/** How a file is read; what is left out is detected. */
export const inspectBody = z.strictObject({
  file: z.uuid(),
  settings: z.nullish(fileSettings),
  mapping: z.nullish(z.string().check(z.maxLength(255))),
});
export type InspectBody = Answer<typeof inspectBody>;

const importMode = z.enum(['history', 'live']);
export type ImportMode = Answer<typeof importMode>;

export const startBody = z.strictObject({
  file: z.uuid(),
  mapping: z.string().check(z.minLength(1), z.maxLength(255)),
  settings: z.nullish(fileSettings),
  mode: importMode,
});
export type StartBody = Answer<typeof startBody>;

/** With a key, the mapping of that key is written over. Its rules are read by the importer. */
export const mappingBody = z.strictObject({
  key: z.nullish(z.string().check(z.minLength(1), z.maxLength(255))),
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  target: z.string(),
  columns: z.record(z.string(), z.unknown()),
  values: z.nullish(z.record(z.string(), z.unknown())),
  options: z.record(z.string(), z.unknown()),
});
export type MappingBody = Answer<typeof mappingBody>;

/** Table → value of the file → what it means; null: it means nothing, on purpose. */
export const valuesBody = z.record(
  z.string().check(z.maxLength(255)),
  z.record(z.string().check(z.maxLength(1000)), z.nullable(z.string().check(z.maxLength(1000)))),
);
export type ValueChoices = Answer<typeof valuesBody>;

// Answers

const settings = z.object({
  encoding: z.nullable(z.string()),
  delimiter: z.nullable(z.string()),
  date_format: z.nullable(z.enum(DATE_FORMATS)),
  sheet: z.nullable(z.string()),
  /** From 1. */
  header_line: z.nullable(z.int()),
});
/** How a file is read; null leaves it to the server. */
export type FileSettings = Answer<typeof settings>;
export type DateFormat = NonNullable<FileSettings['date_format']>;

/** What is said about a cell, a row or the file, with its sentence. */
export const importRemark = z.object({
  code: z.string(),
  column: z.nullable(z.string()),
  value: z.nullable(z.string()),
  message: z.string(),
});
export type ImportRemark = Answer<typeof importRemark>;

const proposal = z.object({
  target: z.string(),
  /** Column → field. */
  columns: z.record(z.string(), z.string()),
  key: z.nullable(z.string()),
  score: z.number(),
});
/** What the titles of the columns suggest for a collection; a person confirms it. */
export type Proposal = Answer<typeof proposal>;

const suggestion = z.object({
  mapping: z.object({ id: z.string(), key: z.string(), name: z.string(), target: z.string() }),
  /** Share of the columns of the mapping found in the file, 0 to 1. */
  score: z.number(),
  may_import: z.boolean(),
});
export type Suggestion = Answer<typeof suggestion>;

export const inspection = z.object({
  file: z.string(),
  name: z.string(),
  bytes: z.int(),
  format: z.enum(['csv', 'xlsx']),
  sheets: z.array(z.string()),
  hidden_sheets: z.array(z.string()),
  /** The first lines that hold something. */
  lines: z.array(z.object({ line: z.int(), text: z.string() })),
  settings,
  detected: settings,
  date_examples: z.array(z.string()),
  header: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  rows: count,
  remarks: z.array(importRemark),
  suggestions: z.array(suggestion),
  proposals: z.array(proposal),
});
export type Inspection = Answer<typeof inspection>;

const choice = z.object({ value: z.string(), label: z.string() });

const targetField = z.object({
  field: z.string(),
  label: z.string(),
  as: readAs,
  required: z.boolean(),
  choices: z.optional(z.array(choice)),
  /** Of a reference: where the record it names lives. */
  collection: z.optional(z.string()),
});
export type TargetField = Answer<typeof targetField>;

const importTarget = z.object({
  collection: z.string(),
  label: z.string(),
  fields: z.array(targetField),
  may_import: z.boolean(),
});
/** A collection a file may fill. */
export type ImportTarget = Answer<typeof importTarget>;
export const importTargets = z.array(importTarget);

/** A mapping as it is kept; `origin` is `system` for those an installation ships. */
export interface KeptMapping extends Mapping {
  readonly origin?: string | null;
}
export const keptMapping: z.ZodMiniType<KeptMapping> = z.extend(mappingShape, {
  origin: z.optional(z.nullable(z.string())),
});

/** Those that can be used; one that is broken helps nobody to import. */
export const keptMappings = z.pipe(
  z.array(z.unknown()),
  z.transform((rows) => rows.flatMap((row) => keptMapping.safeParse(row).data ?? [])),
);

/** The figures of a run of a file or of a source. */
export const runCounts = {
  rows_total: count,
  rows_created: count,
  rows_updated: count,
  rows_unchanged: count,
  rows_rejected: count,
  rows_flagged: count,
};
export type RunCounts = Answer<z.ZodMiniObject<typeof runCounts>>;

export const mappingName = z.object({ key: z.string(), name: z.string(), target: z.string() });

export const importRun = z.object({
  ...runCounts,
  id: z.string(),
  status: z.enum(runStatuses),
  mode: importMode,
  mapping: z.nullable(mappingName),
  file: z.nullable(z.string()),
  file_name: z.string(),
  settings,
  rows_done: count,
  rows_kept: count,
  file_notes: z.array(importRemark),
  error: z.nullable(z.string()),
  started_at: instant,
  finished_at: z.nullable(instant),
  applied_at: z.nullable(instant),
  undone_at: z.nullable(instant),
  cancel_requested_at: z.nullable(instant),
  /** Null: started from the command line. */
  user: z.nullable(z.string()),
  may: z.object({
    apply: z.boolean(),
    cancel: z.boolean(),
    undo: z.boolean(),
    restart: z.boolean(),
  }),
});
export type ImportRun = Answer<typeof importRun>;
export const importRuns = z.array(importRun);

const fieldChange = z.object({
  field: z.string(),
  label: z.string(),
  /** Both values are amounts in cents. */
  is_cents: z.boolean(),
  from: z.unknown(),
  to: z.unknown(),
});
export type FieldChange = Answer<typeof fieldChange>;

export const rowOutcomes = ['created', 'updated', 'unchanged', 'rejected'] as const;
export type RowOutcome = (typeof rowOutcomes)[number];
export const undoOutcomes = ['undone', 'kept'] as const;

const runRow = z.object({
  row_number: z.int(),
  external_id: z.nullable(z.string()),
  outcome: z.enum(rowOutcomes),
  target_id: z.nullable(z.string()),
  remarks: z.array(importRemark),
  changes: z.array(fieldChange),
  source: z.nullable(z.record(z.string(), z.unknown())),
  undo_outcome: z.nullable(z.enum(undoOutcomes)),
});
export type RunRow = Answer<typeof runRow>;

/** One page of the rows of a run, and how many there are. */
export const runRows = z.object({ rows: z.array(runRow), count });

const remarkCount = z.object({
  code: z.string(),
  column: z.nullable(z.string()),
  message: z.string(),
  count,
  example: z.nullable(z.string()),
});
/** How often a remark was made on a column. */
export type RemarkCount = Answer<typeof remarkCount>;
export const remarkCounts = z.array(remarkCount);

const unmappedValue = z.object({
  column: z.string(),
  field: z.string(),
  table: z.string(),
  value: z.string(),
  count,
  choices: z.array(choice),
});
/** A value of the file that no entry of the mapping names. */
export type UnmappedValue = Answer<typeof unmappedValue>;
export const unmappedValues = z.array(unmappedValue);

// What Directus itself answers

export const uploadedFile = z.object({ id: z.string() });

const person = z.object({
  id: z.string(),
  first_name: z.nullable(z.string()),
  last_name: z.nullable(z.string()),
});
export const people = z.array(person);
