import type { HeaderMatch, ReadingOptions, RowReading } from '@ia/core/imports';
import { readRow, remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import { readRecords } from './csv/read-records.ts';
import type { TableSource } from './files/inspect-file.ts';
import type { RemarkTally, RowCounts, RowResult } from './import-report.ts';
import { addToCounts } from './import-report.ts';
import type { StoredMapping } from './mappings.ts';
import { retryDeadlock } from './retry-deadlock.ts';
import { recordRows, recordSeen } from './runs/sync-rows.ts';
import { saveCounts } from './runs/sync-runs.ts';
import type { TakenIds } from './runs/taken-ids.ts';
import { saveBatch } from './save-batch.ts';
import { sourceOf } from './source-cells.ts';
import type { ImportTarget } from './targets/target.ts';

/** A load under way. `counts` and `tally` hold what is committed, batch after batch. */
export interface ImportRun {
  readonly id: string;
  readonly mapping: StoredMapping;
  readonly match: HeaderMatch;
  readonly reading: ReadingOptions;
  readonly target: ImportTarget;
  /** A dry run does everything, records what it would have done, and takes the data back. */
  readonly isDry: boolean;
  /** Of a row in which nothing happened, only that it was there is kept, while the run lasts. */
  readonly countsUnchanged: boolean;
  readonly taken: TakenIds;
  readonly counts: RowCounts;
  readonly tally: RemarkTally;
}

export interface LoadOptions {
  readonly client: ClientBase;
  readonly batchSize?: number | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
  /** After each batch that stays: what became of its rows. */
  readonly onCommitted?: ((results: readonly RowResult[]) => Promise<void>) | undefined;
}

/** More is no faster, and what waits long enough to outlive a small collection stays in memory. */
const BATCH_SIZE = 500;

/**
 * Streams the rows of a file into their target, one transaction per batch; rows that `counts` has
 * already are skipped. While the database works on a batch, the next one is read.
 * @returns false when somebody asked to stop: what is committed stays.
 */
export async function loadRows(
  run: ImportRun,
  source: TableSource,
  options: LoadOptions,
): Promise<boolean> {
  const { batchSize = BATCH_SIZE, onProgress } = options;
  await run.target.open?.(options.client);
  const batches = readBatches(run, source, batchSize);
  try {
    let next = batches.next();
    for (;;) {
      const { value: batch } = await next;
      if (!batch) return true;
      next = batches.next();
      // Its fault, if any, is met when its turn comes, and not as one nobody waits for.
      next.catch(() => undefined);
      const isCancelled = await loadBatch(options, run, batch);
      onProgress?.(run.counts.total);
      if (isCancelled) return false;
    }
  } finally {
    await batches.return(undefined);
  }
}

async function* readBatches(
  run: ImportRun,
  source: TableSource,
  size: number,
): AsyncGenerator<readonly RowReading[], undefined> {
  let batch: RowReading[] = [];
  const done = run.counts.total;
  for await (const records of readRecords(source.path, source)) {
    for (const record of records) {
      // Row 1 is the header; the rows a run has done are the first ones of the file.
      if (record.number <= done + 1) continue;
      batch.push(readRow(run.mapping, run.match, record, run.reading));
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

async function loadBatch(
  options: LoadOptions,
  run: ImportRun,
  batch: readonly RowReading[],
): Promise<boolean> {
  const { results, isCancelled } = await retryDeadlock(() =>
    commitBatch(options.client, run, batch),
  );
  run.tally.add(results);
  if (!run.isDry) await options.onCommitted?.(results);
  return isCancelled;
}

async function commitBatch(
  client: ClientBase,
  run: ImportRun,
  batch: readonly RowReading[],
): Promise<{ readonly results: readonly RowResult[]; readonly isCancelled: boolean }> {
  const counts = { ...run.counts };
  await client.query(`begin; ${run.isDry ? 'savepoint dry; ' : ''}${run.target.setup}`);
  try {
    const results = await writeBatch(client, run, batch);
    if (run.isDry) await client.query('rollback to savepoint dry');
    addToCounts(counts, results);
    await record(client, run, run.isDry ? results.map(withoutTarget) : results);
    const isCancelled = await saveCounts(client, run.id, counts);
    await client.query('commit');
    Object.assign(run.counts, counts);
    run.taken.keep(results);
    return { results, isCancelled };
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function record(
  client: ClientBase,
  { id, countsUnchanged }: ImportRun,
  results: readonly RowResult[],
): Promise<void> {
  const isCounted = ({ outcome, remarks }: RowResult) =>
    countsUnchanged && outcome === 'unchanged' && remarks.length === 0;
  const seen = results.filter(isCounted).flatMap(({ externalId }) => externalId ?? []);
  await recordSeen(client, id, seen);
  await recordRows(
    client,
    id,
    results.filter((result) => !isCounted(result)),
  );
}

async function writeBatch(
  client: ClientBase,
  run: ImportRun,
  batch: readonly RowReading[],
): Promise<readonly RowResult[]> {
  const judged = await run.target.prepare(client, batch);
  const prepared = await rejectDuplicates(client, run, judged);
  const accepted = prepared.filter((row) => !row.isRejected);
  const saved = await saveBatch(client, run.target, run.mapping, accepted);
  const rejected = prepared.filter((row) => row.isRejected).map(rejectedResult);
  return [...saved, ...rejected].sort((a, b) => a.rowNumber - b.rowNumber);
}

/** What a dry run would have created is not there. */
function withoutTarget(result: RowResult): RowResult {
  return result.outcome === 'created' ? { ...result, targetId: null } : result;
}

/** The first good row with an identifier wins: the others would overwrite it on every load. */
async function rejectDuplicates(
  client: ClientBase,
  run: ImportRun,
  batch: readonly RowReading[],
): Promise<readonly RowReading[]> {
  const ids = batch.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  const taken = new Set(await run.taken.find(client, ids));
  return batch.map((row) => {
    if (row.externalId === null || row.isRejected) return row;
    if (!taken.has(row.externalId)) {
      taken.add(row.externalId);
      return row;
    }
    const remarks = [...row.remarks, remarkOn(null, 'DUPLICATE_KEY', row.key)];
    return { ...row, remarks, isRejected: true };
  });
}

function rejectedResult(row: RowReading): RowResult {
  const { rowNumber, externalId, remarks } = row;
  const source = sourceOf(row);
  return { rowNumber, externalId, outcome: 'rejected', targetId: null, remarks, source };
}
