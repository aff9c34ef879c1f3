import type { ClientBase } from 'pg';
import type { StoredMapping } from '../mappings.ts';
import { retryDeadlock } from '../retry-deadlock.ts';
import { finishRun, type StoredRun } from '../runs/sync-runs.ts';
import { setupWriting } from '../targets/target.ts';
import { findReferences } from './find-references.ts';
import { undoOwnerRows } from './undo-owner-rows.ts';
import { undoRecords } from './undo-records.ts';
import type { UndoBatch, UndoResults, WrittenRow } from './written-row.ts';

const BATCH_SIZE = 500;

/**
 * Takes back what a run has written, last row first: new records go, changed ones get their former
 * values. A record somebody has worked on since, or that something now refers to, is kept and
 * listed. Silent like a first load; called again after a process died, it goes on.
 */
export async function undoRun(
  client: ClientBase,
  run: StoredRun,
  mapping: StoredMapping,
): Promise<void> {
  const undoBatch = await undoFor(client, mapping);
  for (let before = 2 ** 31 - 1; ; ) {
    const batch = { undoBatch, before };
    const rows = await retryDeadlock(() => takeBack(client, run.id, batch));
    const last = rows.at(-1);
    if (!last) break;
    before = last.row_number;
  }
  await finishRun(client, run.id, 'undone');
}

async function undoFor(client: ClientBase, mapping: StoredMapping): Promise<UndoBatch> {
  const { into } = mapping.options;
  if (into) return (connection, rows) => undoOwnerRows(connection, into, rows);
  const references = await findReferences(client, mapping.target);
  const table = { target: mapping.target, references };
  return (connection, rows) => undoRecords(connection, table, rows);
}

async function takeBack(
  client: ClientBase,
  runId: string,
  { undoBatch, before }: { readonly undoBatch: UndoBatch; readonly before: number },
): Promise<readonly WrittenRow[]> {
  await client.query(`begin; ${setupWriting({ mode: 'history' })}`);
  try {
    const rows = await findWrittenRows(client, runId, before);
    const results = rows.length > 0 ? await undoBatch(client, rows) : new Map();
    await recordUndo(client, runId, results);
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function findWrittenRows(
  client: ClientBase,
  runId: string,
  before: number,
): Promise<readonly WrittenRow[]> {
  const { rows } = await client.query<WrittenRow>(
    `select id, row_number, target_id, outcome, coalesce(changes, '{}') as changes from sync_rows
      where run = $1 and row_number < $2 and outcome in ('created', 'updated')
        and undo_outcome is null
      order by row_number desc limit ${BATCH_SIZE}`,
    [runId, before],
  );
  return rows;
}

async function recordUndo(client: ClientBase, runId: string, results: UndoResults): Promise<void> {
  const ids = [...results.keys()];
  const reasons = [...results.values()];
  const kept = reasons.filter((reason) => reason !== null).length;
  await client.query(
    `update sync_rows r
        set undo_outcome = case when u.reason is null then 'undone' else 'kept' end,
            notes = case when u.reason is null then r.notes
                    else (coalesce(r.notes::jsonb, '[]') || jsonb_build_array(jsonb_build_object(
                           'column', null, 'code', u.reason, 'value', null)))::json end
       from unnest($1::uuid[], $2::text[]) as u(id, reason) where r.id = u.id`,
    [ids, reasons],
  );
  await client.query(
    `update sync_runs set rows_done = coalesce(rows_done, 0) + $2,
            rows_kept = coalesce(rows_kept, 0) + $3 where id = $1`,
    [runId, ids.length, kept],
  );
}
