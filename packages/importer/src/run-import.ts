import { basename } from 'node:path';
import { isDomainError, messageFor } from '@ia/core';
import type { Remark } from '@ia/core/imports';
import { matchHeaders, remarkOn } from '@ia/core/imports';
import type { ClientBase } from 'pg';
import type { InspectedFile } from './csv/inspect-file.ts';
import { inspectFile } from './csv/inspect-file.ts';
import { withImportLock } from './import-lock.ts';
import type { ImportReport } from './import-report.ts';
import { emptyCounts, RemarkTally } from './import-report.ts';
import type { ImportRun, LoadOptions } from './load-rows.ts';
import { loadRows } from './load-rows.ts';
import type { StoredMapping } from './mappings.ts';
import { findMapping } from './mappings.ts';
import { finishRun, startRun } from './sync-runs.ts';
import { collectionTarget } from './targets/collection-target.ts';
import { ownerTableTarget } from './targets/owner-table-target.ts';

export interface ImportOptions extends LoadOptions {
  /** A connection this import has for itself: it holds a lock and opens transactions. */
  readonly client: ClientBase;
  readonly path: string;
  readonly mappingKey: string;
  readonly now: Date;
}

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
): Promise<ImportRun> {
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
