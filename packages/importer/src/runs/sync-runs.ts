import { randomUUID } from 'node:crypto';
import { messageFor } from '@ia/core';
import type { Remark } from '@ia/core/imports';
import { movedByWorker, type RunStatus } from '@ia/core/imports/run-states';
import type { ClientBase } from 'pg';
import { emptyCounts, type RowCounts } from '../import-report.ts';
import type { Encoding } from '../shapes/file-settings.ts';
import { forgetSeen } from './sync-rows.ts';

export type RunMode = 'history' | 'live';
export type { RunStatus };

/** What a run remembers of how its file is read; `mapping` is the print of what was previewed. */
export interface RunSettings {
  readonly encoding?: Encoding | null;
  readonly delimiter?: string | null;
  readonly date_format?: 'iso' | 'dmy' | 'mdy' | null;
  readonly sheet?: string | null;
  readonly header_line?: number | null;
  readonly header?: readonly string[];
  readonly mapping?: string;
  /** Of a sync: the run whose rejected rows alone are read again. */
  readonly retry_of?: string;
}

export interface NewRun {
  readonly mappingId: string;
  readonly fileName: string;
  readonly mode: RunMode;
  readonly status: RunStatus;
  readonly fileId?: string | null;
  readonly userId?: string | null;
  readonly settings?: RunSettings;
}

export interface StoredRun {
  readonly id: string;
  readonly mappingKey: string;
  readonly mode: RunMode;
  readonly status: RunStatus;
  readonly fileId: string | null;
  readonly fileName: string;
  readonly sha256: string | null;
  readonly userId: string | null;
  readonly settings: RunSettings;
  readonly rowsDone: number;
  readonly rowsTotal: number;
  readonly counts: RowCounts;
}

export async function createRun(client: ClientBase, run: NewRun): Promise<string> {
  const id = randomUUID();
  const isApplied = run.status === 'running';
  await client.query(
    `insert into sync_runs (id, mapping, mode, status, file, file_name, "user", settings, started_at,
                            applied_at, rows_total, rows_done, rows_kept, rows_created, rows_updated,
                            rows_unchanged, rows_rejected, rows_flagged)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now(), case when $9 then now() end,
             0, 0, 0, 0, 0, 0, 0, 0)`,
    [
      id,
      run.mappingId,
      run.mode,
      run.status,
      run.fileId ?? null,
      run.fileName,
      run.userId ?? null,
      JSON.stringify(run.settings ?? {}),
      isApplied,
    ],
  );
  return id;
}

/**
 * Runs of the command line that are still open belong to dead processes: the caller holds the lock
 * of their mapping. Those of the screens have a file, and are taken up again where they stopped.
 */
export async function closeDeadRuns(client: ClientBase, mappingId: string): Promise<void> {
  await client.query(
    `update sync_runs set status = 'failed', finished_at = now(), error = $3
      where mapping = $1 and file is null and status = any($2)`,
    [mappingId, movedByWorker('cancelled', 'file'), messageFor('IMPORT_INTERRUPTED', {}, 'fr')],
  );
}

interface RunRow {
  readonly id: string;
  readonly mapping_key: string;
  readonly mode: RunMode;
  readonly status: RunStatus;
  readonly file: string | null;
  readonly file_name: string;
  readonly file_sha256: string | null;
  readonly user: string | null;
  readonly settings: RunSettings | null;
  readonly rows_done: number | null;
  readonly rows_total: number;
  readonly rows_created: number;
  readonly rows_updated: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly rows_flagged: number;
}

export async function findRun(client: ClientBase, id: string): Promise<StoredRun | null> {
  const { rows } = await client.query<RunRow>(
    `select r.*, m.key as mapping_key from sync_runs r join sync_mappings m on m.id = r.mapping
      where r.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    mappingKey: row.mapping_key,
    mode: row.mode,
    status: row.status,
    fileId: row.file,
    fileName: row.file_name,
    sha256: row.file_sha256,
    userId: row.user,
    settings: row.settings ?? {},
    rowsDone: row.rows_done ?? 0,
    rowsTotal: row.rows_total,
    counts: {
      total: row.rows_done ?? 0,
      created: row.rows_created,
      updated: row.rows_updated,
      unchanged: row.rows_unchanged,
      rejected: row.rows_rejected,
      flagged: row.rows_flagged,
    },
  };
}

/** Empties what a phase before has recorded, in one transaction: the next one counts from zero. */
export async function restartCounting(
  client: ClientBase,
  runId: string,
  status: RunStatus,
): Promise<void> {
  await client.query('begin');
  await client.query('delete from sync_rows where run = $1', [runId]);
  await forgetSeen(client, runId);
  await saveCounts(client, runId, emptyCounts());
  await client.query(
    'update sync_runs set status = $2, error = null, finished_at = null where id = $1',
    [runId, status],
  );
  await client.query('commit');
}

/** What inspecting the file has told. */
export async function describeFile(
  client: ClientBase,
  runId: string,
  file: {
    readonly sha256: string;
    readonly rows: number;
    readonly settings: RunSettings;
    readonly notes: readonly Remark[];
  },
): Promise<void> {
  await client.query(
    `update sync_runs set file_sha256 = $2, rows_total = $3, file_notes = $5,
            settings = (coalesce(settings::jsonb, '{}') || $4::jsonb)::json
      where id = $1`,
    [runId, file.sha256, file.rows, JSON.stringify(file.settings), JSON.stringify(file.notes)],
  );
}

/**
 * The totals so far, in the transaction of the batch. @returns whether somebody has asked to stop
 */
export async function saveCounts(
  client: ClientBase,
  runId: string,
  counts: RowCounts,
): Promise<boolean> {
  const { total, created, updated, unchanged, rejected, flagged } = counts;
  const { rows } = await client.query<{ is_cancelled: boolean }>(
    `update sync_runs set rows_done = $2, rows_created = $3, rows_updated = $4,
            rows_unchanged = $5, rows_rejected = $6, rows_flagged = $7 where id = $1
     returning cancel_requested_at is not null as is_cancelled`,
    [runId, total, created, updated, unchanged, rejected, flagged],
  );
  return rows[0]?.is_cancelled ?? false;
}

/** Closes a phase, with the reason when it failed. */
export async function finishRun(
  client: ClientBase,
  runId: string,
  status: RunStatus,
  error: string | null = null,
): Promise<void> {
  await forgetSeen(client, runId);
  await client.query(
    `update sync_runs set status = $2::text, finished_at = now(), error = $3,
            undone_at = case when $2::text = 'undone' then now() else undone_at end
      where id = $1`,
    [runId, status, error],
  );
}
