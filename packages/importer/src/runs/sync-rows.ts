import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';
import { orderedId } from '../ordered-id.ts';
import { copyRows } from '../targets/copy-rows.ts';

const COLUMNS = [
  'id',
  'run',
  'row_number',
  'external_id',
  'outcome',
  'target_id',
  'notes',
  'changes',
  'source',
] as const;

/** Records what became of the rows of a batch, in the transaction of the batch. */
export async function recordRows(
  client: ClientBase,
  runId: string,
  results: readonly RowResult[],
): Promise<void> {
  await copyRows(
    client,
    { table: 'sync_rows', columns: COLUMNS },
    results.map((result) => [
      orderedId(),
      runId,
      result.rowNumber,
      result.externalId,
      result.outcome,
      result.targetId,
      result.remarks.length > 0 ? result.remarks : null,
      result.changes ?? null,
      result.source ?? null,
    ]),
  );
}

/** Keeps that these rows were met, in the transaction of the batch. */
export async function recordSeen(
  client: ClientBase,
  runId: string,
  externalIds: readonly string[],
): Promise<void> {
  if (externalIds.length === 0) return;
  await client.query(
    'insert into platform.sync_seen (run, external_id) select $1, unnest($2::text[])',
    [runId, externalIds],
  );
}

/** What was kept for the time of a run. */
export async function forgetSeen(client: ClientBase, runId: string): Promise<void> {
  await client.query('delete from platform.sync_seen where run = $1', [runId]);
}

/**
 * Which of these identifiers the run has already taken: a file may name a row twice. The test on
 * the run is written so that its index, which grows with every batch, is not used.
 */
export async function findTakenIds(
  client: ClientBase,
  runId: string,
  externalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ external_id: string }>(
    `select external_id from sync_rows
      where external_id = any($2) and run is not distinct from $1 and outcome <> 'rejected'
      union all
     select external_id from platform.sync_seen where run = $1 and external_id = any($2)`,
    [runId, externalIds],
  );
  return new Set(rows.map((row) => row.external_id));
}
