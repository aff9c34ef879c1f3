import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { RowCounts, RowResult } from './import-report.ts';

export interface NewRun {
  readonly mappingId: string;
  readonly fileName: string;
  readonly sha256: string | null;
}

/** Opens a run. Runs of the mapping still open belong to dead processes: the caller has the lock. */
export async function startRun(client: ClientBase, run: NewRun): Promise<string> {
  await client.query(
    `update sync_runs set status = 'failed', finished_at = now(),
            error = 'Import interrompu : les lots déjà enregistrés sont conservés, relancez le même fichier.'
      where mapping = $1 and status = 'running'`,
    [run.mappingId],
  );
  const id = randomUUID();
  await client.query(
    `insert into sync_runs (id, mapping, mode, status, file_name, file_sha256, started_at, rows_total,
                            rows_created, rows_updated, rows_unchanged, rows_rejected, rows_flagged)
     values ($1, $2, 'history', 'running', $3, $4, now(), 0, 0, 0, 0, 0, 0)`,
    [id, run.mappingId, run.fileName, run.sha256],
  );
  return id;
}

/** Records the rows of a batch and the totals so far; part of the transaction of the batch. */
export async function recordRows(
  client: ClientBase,
  runId: string,
  results: readonly RowResult[],
  counts: RowCounts,
): Promise<void> {
  const rows = results.map(({ rowNumber, externalId, outcome, targetId, remarks }) => ({
    id: randomUUID(),
    row_number: rowNumber,
    external_id: externalId,
    outcome,
    target_id: targetId,
    notes: remarks.length > 0 ? remarks : null,
  }));
  await client.query(
    `insert into sync_rows (id, run, row_number, external_id, outcome, target_id, notes)
     select id, $1, row_number, external_id, outcome, target_id, notes
       from json_to_recordset($2) as r(id uuid, row_number integer, external_id text, outcome text,
                                       target_id uuid, notes json)`,
    [runId, JSON.stringify(rows)],
  );
  const { total, created, updated, unchanged, rejected, flagged } = counts;
  await client.query(
    `update sync_runs set rows_total = $2, rows_created = $3, rows_updated = $4,
            rows_unchanged = $5, rows_rejected = $6, rows_flagged = $7 where id = $1`,
    [runId, total, created, updated, unchanged, rejected, flagged],
  );
}

/** Which of these identifiers the run has already taken: a file may name a row twice. */
export async function findTakenIds(
  client: ClientBase,
  runId: string,
  externalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ external_id: string }>(
    `select external_id from sync_rows
      where run = $1 and external_id = any($2) and outcome <> 'rejected'`,
    [runId, externalIds],
  );
  return new Set(rows.map((row) => row.external_id));
}

/** Closes a run, with the reason when it failed. */
export async function finishRun(
  client: ClientBase,
  runId: string,
  error: string | null,
): Promise<void> {
  await client.query(
    'update sync_runs set status = $2, finished_at = now(), error = $3 where id = $1',
    [runId, error === null ? 'succeeded' : 'failed', error],
  );
}
