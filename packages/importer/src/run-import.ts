import { basename } from 'node:path';
import { isDomainError, messageFor } from '@ia/core';
import type { ClientBase } from 'pg';
import { inspectFile } from './files/inspect-file.ts';
import { withImportLock } from './import-lock.ts';
import type { ImportReport } from './import-report.ts';
import { emptyCounts } from './import-report.ts';
import type { LoadOptions } from './load-rows.ts';
import { loadRows } from './load-rows.ts';
import type { StoredMapping } from './mappings.ts';
import { findMapping } from './mappings.ts';
import { openRun } from './runs/open-run.ts';
import { closeDeadRuns, createRun, finishRun } from './runs/sync-runs.ts';
import type { FileSettings } from './shapes/file-settings.ts';
import type { ImportRules } from './targets/record-rules.ts';

export interface ImportOptions extends LoadOptions {
  /** A connection this import has for itself: it holds a lock and opens transactions. */
  readonly client: ClientBase;
  readonly path: string;
  readonly mappingKey: string;
  readonly rules: ImportRules;
  readonly now: Date;
  /** Says what would happen, and writes nothing but the record of it. */
  readonly isDry?: boolean;
  readonly maxBytes?: number | undefined;
  /** What somebody has said of the file instead of what is found in it. */
  readonly settings?: FileSettings | undefined;
}

/**
 * Loads a file from the command line, in `history` mode: invariants hold, gates are skipped, no
 * event leaves. Each batch is one transaction with the record of its rows; the same file again
 * changes nothing.
 * @throws FILE_…, CSV_UNREADABLE, HEADER_…, MAPPING_…, IMPORT_BUSY before any row is written.
 */
export async function runImport(options: ImportOptions): Promise<ImportReport> {
  const { client, mappingKey } = options;
  const mapping = await findMapping(client, mappingKey);
  return withImportLock(client, mappingKey, async () => {
    await closeDeadRuns(client, mapping.id);
    const id = await createRun(client, {
      mappingId: mapping.id,
      fileName: basename(options.path),
      mode: 'history',
      status: options.isDry ? 'previewing' : 'running',
    });
    try {
      return await loadFile(options, mapping, id);
    } catch (error) {
      // A refused file leaves a failed run: staff see it was tried and why it was not taken.
      await finishRun(client, id, 'failed', describeFailure(error));
      throw error;
    }
  });
}

async function loadFile(
  options: ImportOptions,
  mapping: StoredMapping,
  id: string,
): Promise<ImportReport> {
  const { client, path, now, rules, isDry = false, maxBytes, settings } = options;
  const started = performance.now();
  const file = await inspectFile(path, { mapping, maxBytes, settings, isLoaded: true });
  try {
    const context = { mode: 'history', now, user: null, role: 'system' } as const;
    const stored = { id, counts: emptyCounts() };
    const input = { mapping, file, context, rules, isDry };
    const { run, notes } = await openRun(client, stored, input);
    const isComplete = await loadRows(run, file.source, options);
    const status = isComplete ? (isDry ? 'previewed' : 'succeeded') : 'cancelled';
    await finishRun(client, id, status);
    return {
      runId: id,
      mapping: mapping.key,
      file: file.name,
      status,
      encoding: file.settings.encoding,
      counts: run.counts,
      fileRemarks: notes,
      remarks: run.tally.list(),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await file.table.close();
  }
}

/** Shown to staff with the run: never the text of a query. */
export function describeFailure(error: unknown): string {
  return isDomainError(error)
    ? messageFor(error.code, error.details, 'fr')
    : messageFor('INTERNAL', {}, 'fr');
}
