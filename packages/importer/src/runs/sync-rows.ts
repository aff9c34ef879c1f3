import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { RowResult } from '../import-report.ts';
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
      randomUUID(),
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
      where external_id = any($2) and run is not distinct from $1 and outcome <> 'rejected'`,
    [runId, externalIds],
  );
  return new Set(rows.map((row) => row.external_id));
}
