import type { Answer } from '@ia/core/contracts/answer';
import { runStatuses } from '@ia/core/imports/run-states';
import { syncKinds } from '@ia/core/syncs/sync-kinds';
import * as z from 'zod/mini';
import { importRemark, mappingName, runCounts } from '../imports/contract.ts';

const count = z.int();
/** ISO 8601, UTC. */
const instant = z.string();
const column = z.string().check(z.minLength(1), z.maxLength(255));
const mappingKey = z.string().check(z.minLength(1), z.maxLength(255));

const headerLine = z.int().check(z.minimum(1), z.maximum(100));

// Settings of a source, by its kind

export const sheetSettings = z.strictObject({
  /** The identifier of the spreadsheet, as its link names it. */
  spreadsheet: z.string().check(z.regex(/^[\w-]{20,}$/)),
  tab: z.nullish(z.string().check(z.minLength(1), z.maxLength(100))),
  /** Line of the titles, from 1; the first one when not said. */
  header_line: z.nullish(headerLine),
  /** Key of the mapping by which its rows are read. */
  mapping: z.nullish(mappingKey),
});
export type SheetSettings = Answer<typeof sheetSettings>;

const tableSettings = z.strictObject({
  /** The id of a table of Notion (a data source, since its API of 2025-09-03). */
  table: z.string().check(z.regex(/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i)),
  /** As people know it, for the list of runs. */
  title: z.nullish(z.string().check(z.maxLength(255))),
  /** Key of the mapping by which its pages are read; one table may be read by several. */
  mapping: mappingKey,
  /** Only pages where this column is filled; the others are counted. */
  only: z.nullish(column),
  /** Of contacts: the column of their mails. */
  email: z.nullish(column),
  /** Of accounts: whether what their page says is kept as a historical page. */
  content: z._default(z.boolean(), false),
});
export type NotionTableSettings = Answer<typeof tableSettings>;

/** The tables of a source of Notion, those others refer to first. */
export const notionSettings = z
  .strictObject({ tables: z._default(z.array(tableSettings).check(z.maxLength(20)), []) })
  .check(
    z.refine(({ tables }) => new Set(tables.map(({ mapping }) => mapping)).size === tables.length, {
      path: ['tables'],
    }),
  );

// Bodies

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(255));
const settings = z.record(z.string(), z.unknown());
/** A cron expression, clock of Paris; none: only on request. */
const schedule = z.nullish(z.string().check(z.trim(), z.maxLength(100)));

export const newSyncBody = z.strictObject({
  name,
  key: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,63}$/)),
  kind: z.enum(syncKinds),
  owner: z.nullish(z.uuid()),
  settings: z._default(settings, {}),
  schedule,
});
export type NewSyncBody = z.input<typeof newSyncBody>;

export const changedSyncBody = z.strictObject({
  name: z.optional(name),
  owner: z.nullish(z.uuid()),
  is_active: z.optional(z.boolean()),
  settings: z.optional(settings),
  schedule,
});
export type ChangedSyncBody = Answer<typeof changedSyncBody>;

/** Null takes it away. */
export const secretBody = z.strictObject({
  secret: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000))),
});

/** Of a sheet: the tab whose columns are wanted; none: the tabs alone. */
export const inspectBody = z.strictObject({
  tab: z.nullish(z.string().check(z.minLength(1), z.maxLength(100))),
  /** Line of the titles; found among the first lines when not said. */
  header_line: z.nullish(headerLine),
});

export const runBody = z.strictObject({
  dry: z._default(z.boolean(), false),
  /** A former run of which only the rejected rows are wanted. */
  retry_of: z.nullish(z.uuid()),
});
export type RunBody = z.input<typeof runBody>;

const side = z.enum(['ours', 'theirs']);
export type Side = Answer<typeof side>;

export const settleBody = z.strictObject({
  collection: z.string().check(z.minLength(1), z.maxLength(64)),
  external_id: z.string().check(z.minLength(1), z.maxLength(255)),
  fields: z.record(z.string(), side).check(z.refine((fields) => Object.keys(fields).length > 0)),
});
export type SettleBody = Answer<typeof settleBody>;

/** The name again, so that nobody leaves a source by a slip of the mouse. */
export const leaveBody = z.strictObject({ confirm: z.string() });

// Answers

export const syncRun = z.object({
  ...runCounts,
  id: z.string(),
  source: z.object({ id: z.string(), name: z.string(), kind: z.enum(syncKinds) }),
  /** Null: the run is of a mapping that is there no more. */
  mapping: z.nullable(mappingName),
  label: z.string(),
  status: z.enum(runStatuses),
  is_dry: z.boolean(),
  is_retry: z.boolean(),
  rows_done: count,
  rows_missing: count,
  rows_conflicting: count,
  notes: z.array(importRemark),
  attempts: count,
  next_try_at: z.nullable(instant),
  error: z.nullable(z.string()),
  started_at: instant,
  finished_at: z.nullable(instant),
  applied_at: z.nullable(instant),
  cancel_requested_at: z.nullable(instant),
  /** Null: its schedule asked. */
  user_name: z.nullable(z.string()),
  may: z.object({ apply: z.boolean(), cancel: z.boolean(), retry: z.boolean() }),
});
export type SyncRun = Answer<typeof syncRun>;
export const syncRuns = z.array(syncRun);

export const syncSource = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string(),
  kind: z.enum(syncKinds),
  is_active: z.boolean(),
  owner: z.nullable(z.string()),
  settings: z.nullable(settings),
  schedule: z.nullable(z.string()),
  next_run_at: z.nullable(instant),
  left_at: z.nullable(instant),
  has_secret: z.boolean(),
  /** Who the secret belongs to. */
  secret_hint: z.nullable(z.string()),
  conflicts: count,
  missing: count,
  records: count,
  last_run: z.nullable(syncRun),
});
export type SyncSource = Answer<typeof syncSource>;
export const syncSources = z.array(syncSource);

const divergingField = z.object({
  field: z.string(),
  label: z.string(),
  /** Both values are amounts in cents. */
  is_cents: z.boolean(),
  kind: z.enum(['edited', 'conflict']),
  ours: z.unknown(),
  theirs: z.unknown(),
});
export type DivergingField = Answer<typeof divergingField>;

export const recordStates = ['conflict', 'missing'] as const;
export type RecordState = (typeof recordStates)[number];

const syncRecord = z.object({
  collection: z.string(),
  external_id: z.string(),
  target: z.string(),
  name: z.nullable(z.string()),
  missing_since: z.nullable(instant),
  fields: z.array(divergingField),
});
export type SyncRecord = Answer<typeof syncRecord>;

/** One page of the records that wait for a person, and how many there are. */
export const syncRecords = z.object({ records: z.array(syncRecord), count });

export const sheetInspection = z.object({
  title: z.string(),
  tabs: z.array(z.object({ title: z.string(), rows: count })),
  header: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  /** Where its titles stand, from 1. */
  header_line: z.int(),
  /** The first lines that hold something. */
  lines: z.array(z.object({ line: z.int(), text: z.string() })),
});
export type SheetInspection = Answer<typeof sheetInspection>;

const notionTable = z.object({
  id: z.string(),
  title: z.string(),
  columns: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
});
export type NotionTable = Answer<typeof notionTable>;
export const notionTables = z.array(notionTable);

/** What is in a source, by its kind. */
export const inspected = z.union([sheetInspection, notionTables]);

// On a record

const recordConflict = z.object({
  source: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(syncKinds),
    /** Null: it is read on request only. */
    next_run_at: z.nullable(instant),
  }),
  external_id: z.string(),
  may_settle: z.boolean(),
  fields: z.array(divergingField),
});
export type RecordConflict = Answer<typeof recordConflict>;

export const recordConflicts = z.array(recordConflict);

/** The collections whose forms and drawers show what their sources say otherwise. */
export const conflictParams = z.object({
  collection: z.enum(['leads', 'deals', 'contacts', 'accounts']),
  id: z.uuid(),
});
export type ConflictPlace = Answer<typeof conflictParams>;

export const settleConflictBody = z.strictObject({
  source: z.uuid(),
  external_id: z.string().check(z.minLength(1), z.maxLength(255)),
  fields: z
    .record(z.string().check(z.maxLength(64)), z.enum(['ours', 'theirs']))
    .check(z.refine((fields) => isBetween(Object.keys(fields).length, 1, 100))),
});
export type ConflictSettlement = Answer<typeof settleConflictBody>;

function isBetween(count: number, least: number, most: number): boolean {
  return count >= least && count <= most;
}
