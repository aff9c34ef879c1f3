import type { HeaderMatch, RowReading } from '@ia/core/imports';
import { readRow, remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { InspectedFile } from './csv/inspect-file.ts';
import type { CsvRecord } from './csv/read-records.ts';
import { readRecords } from './csv/read-records.ts';
import type { RemarkTally, RowCounts, RowResult } from './import-report.ts';
import { addToCounts } from './import-report.ts';
import type { StoredMapping } from './mappings.ts';
import { saveBatch } from './save-batch.ts';
import { findTakenIds, recordRows } from './sync-runs.ts';
import type { ImportTarget } from './targets/target.ts';

/** A load under way. `counts` and `tally` hold what is committed, batch after batch. */
export interface ImportRun {
  readonly id: string;
  readonly mapping: StoredMapping;
  readonly match: HeaderMatch;
  readonly target: ImportTarget;
  readonly counts: RowCounts;
  readonly tally: RemarkTally;
}

export interface LoadOptions {
  readonly client: ClientBase;
  readonly batchSize?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

const BATCH_SIZE = 1000;

/** Streams the rows of a file into their target, one transaction per batch. */
export async function loadRows(
  run: ImportRun,
  file: InspectedFile,
  options: LoadOptions,
): Promise<void> {
  const { client, batchSize = BATCH_SIZE, onProgress } = options;
  let batch: RowReading[] = [];
  const flush = async () => {
    await loadBatch(client, run, batch);
    batch = [];
    onProgress?.(run.counts.total, file.rows);
  };
  for await (const record of dataRecords(file)) {
    batch.push(readRow(run.mapping, run.match, record));
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
}

async function* dataRecords(file: InspectedFile): AsyncGenerator<CsvRecord> {
  for await (const record of readRecords(file.path, file)) {
    if (record.number > 1) yield record;
  }
}

async function loadBatch(
  client: ClientBase,
  run: ImportRun,
  batch: readonly RowReading[],
): Promise<void> {
  const counts = { ...run.counts };
  await client.query('begin');
  try {
    // The triggers read it: no event, no gate, for this transaction only.
    await client.query("set local app.history = 'on'");
    const judged = await run.target.prepare(client, batch);
    const prepared = await rejectDuplicates(client, run.id, judged);
    const accepted = prepared.filter((row) => !row.isRejected);
    const saved = await saveBatch(client, run.target, run.mapping, accepted);
    const rejected = prepared.filter((row) => row.isRejected).map(rejectedResult);
    const results = [...saved, ...rejected].sort((a, b) => a.rowNumber - b.rowNumber);
    addToCounts(counts, results);
    await recordRows(client, run.id, results, counts);
    await client.query('commit');
    Object.assign(run.counts, counts);
    run.tally.add(results);
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The first good row with an identifier wins: the others would overwrite it on every load. */
async function rejectDuplicates(
  client: ClientBase,
  runId: string,
  batch: readonly RowReading[],
): Promise<readonly RowReading[]> {
  const ids = batch.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  const taken = new Set(await findTakenIds(client, runId, ids));
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

function rejectedResult({ rowNumber, externalId, remarks }: RowReading): RowResult {
  return { rowNumber, externalId, outcome: 'rejected', targetId: null, remarks };
}
