import { basename } from 'node:path';
import { isDomainError, messageFor } from '@ia/core';
import type { HeaderMatch, Remark, RowReading } from '@ia/core/imports';
import { matchHeaders, readRow, remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { InspectedFile } from './csv/inspect-file.ts';
import { inspectFile } from './csv/inspect-file.ts';
import type { CsvRecord } from './csv/read-records.ts';
import { readRecords } from './csv/read-records.ts';
import { withImportLock } from './import-lock.ts';
import type { ImportReport, RowCounts, RowResult } from './import-report.ts';
import { addToCounts, emptyCounts, RemarkTally } from './import-report.ts';
import type { StoredMapping } from './mappings.ts';
import { findMapping } from './mappings.ts';
import { saveBatch } from './save-batch.ts';
import { findTakenIds, finishRun, recordRows, startRun } from './sync-runs.ts';
import { collectionTarget } from './targets/collection-target.ts';
import { ownerTableTarget } from './targets/owner-table-target.ts';
import type { ImportTarget } from './targets/target.ts';

export interface ImportOptions {
  /** A connection this import has for itself: it holds a lock and opens transactions. */
  readonly client: ClientBase;
  readonly path: string;
  readonly mappingKey: string;
  readonly now: Date;
  readonly batchSize?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

interface Run {
  readonly id: string;
  readonly mapping: StoredMapping;
  readonly match: HeaderMatch;
  readonly target: ImportTarget;
  readonly counts: RowCounts;
  readonly tally: RemarkTally;
}

const BATCH_SIZE = 1000;

/**
 * Loads a file in `history` mode: invariants hold, gates are skipped, no event leaves. Each batch
 * is one transaction with the record of its rows; the same file again changes nothing.
 * @throws FILE_…, CSV_UNREADABLE, HEADER_…, MAPPING_…, IMPORT_BUSY before any row is written.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { client, path, mappingKey } = options;
  const mapping = await findMapping(client, mappingKey);
  return withImportLock(client, mappingKey, async () => {
    const started = performance.now();
    const file = await inspectOrRecord(client, path, mapping);
    const run = await openRun(options, mapping, file);
    try {
      await loadRows(run, file, options);
      await finishRun(client, run.id, null);
    } catch (error) {
      await finishRun(client, run.id, describe(error));
      throw error;
    }
    return {
      runId: run.id,
      mapping: mappingKey,
      file: file.name,
      encoding: file.encoding,
      counts: run.counts,
      fileRemarks: [...run.match.remarks, ...remarksOnFile(file)],
      remarks: run.tally.list(),
      seconds: (performance.now() - started) / 1000,
    };
  });
}

async function inspectOrRecord(client: ClientBase, path: string, mapping: StoredMapping) {
  try {
    return await inspectFile(path, mapping.options);
  } catch (error) {
    await recordRefusal(client, { mapping, fileName: basename(path), sha256: null, error });
    throw error;
  }
}

async function openRun(
  options: ImportOptions,
  mapping: StoredMapping,
  file: InspectedFile,
): Promise<Run> {
  const { client, now } = options;
  try {
    const match = matchHeaders(mapping, file.header);
    const target = mapping.options.into
      ? ownerTableTarget(mapping)
      : await collectionTarget(client, mapping, now);
    const run = { mappingId: mapping.id, fileName: file.name, sha256: file.sha256 };
    const id = await startRun(client, run);
    return { id, mapping, match, target, counts: emptyCounts(), tally: new RemarkTally() };
  } catch (error) {
    await recordRefusal(client, { mapping, fileName: file.name, sha256: file.sha256, error });
    throw error;
  }
}

/** A refused file leaves a failed run, so that staff see it was tried and why it was not taken. */
async function recordRefusal(
  client: ClientBase,
  refusal: {
    readonly mapping: StoredMapping;
    readonly fileName: string;
    readonly sha256: string | null;
    readonly error: unknown;
  },
): Promise<void> {
  const { mapping, fileName, sha256, error } = refusal;
  const id = await startRun(client, { mappingId: mapping.id, fileName, sha256 });
  await finishRun(client, id, describe(error));
}

async function loadRows(run: Run, file: InspectedFile, options: ImportOptions): Promise<void> {
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
  run: Run,
  batch: readonly RowReading[],
): Promise<void> {
  const counts = { ...run.counts };
  await client.query('begin');
  try {
    // The triggers read it: no event, no gate, for this transaction only.
    await client.query("set local app.history = 'on'");
    const unique = await rejectDuplicates(client, run.id, batch);
    const prepared = await run.target.prepare(client, unique);
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

/** The first row of a file with an identifier wins: the others would overwrite it on every load. */
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

function remarksOnFile({ encoding, blankLines }: InspectedFile): readonly Remark[] {
  const blank = blankLines > 0 ? [remarkOn(null, 'BLANK_LINES', String(blankLines))] : [];
  const assumed = encoding === 'utf-8' ? [] : [remarkOn(null, 'ENCODING_ASSUMED', encoding)];
  return [...blank, ...assumed];
}

/** Shown to staff with the run: never the text of a query. */
function describe(error: unknown): string {
  return isDomainError(error)
    ? messageFor(error.code, error.details, 'fr')
    : messageFor('INTERNAL', {}, 'fr');
}
