import { DomainError } from '@ia/core';
import { continueRun, findMapping, type StoredRun, writeSheet } from '@ia/importer';
import type { SheetsAccess } from '@ia/providers/google/sheets-client';
import { importRules } from '@ia/records/imports/import-rules';
import { publishWritten } from '../../../imports/imports-hook/work-on-run.ts';
import { loadRejectedIds } from '../../../imports/server/store/rows.ts';
import type { SheetSettings } from '../../contract.ts';
import { finishSync } from '../store/finish-sync.ts';
import { readPages } from '../store/pages.ts';
import type { SyncWork } from '../sync-engine.ts';
import { fetchSheet } from './fetch-sheet.ts';

/**
 * A run of a sheet: the whole tab is read and kept, then goes through the engine of Imports. Nothing
 * is written before the last page is in, and a worker that dies in the middle of the writing is
 * followed by one that goes on with the same pages.
 */
export async function runSheet(
  work: SyncWork,
  access: SheetsAccess,
  settings: SheetSettings,
): Promise<void> {
  const { client, runId, context, env, source } = work;
  const isRead = await fetchSheet(work, access, settings);
  if (!isRead) return;
  await continueRun({
    rules: importRules,
    client,
    runId,
    now: context.now,
    maxBytes: env.maxBytes,
    sync: { source: source.id, unchanged: 'counted' },
    // The administrator has set the source up: it fills what its mapping names, and moves deals by
    // the rules of anybody.
    authorise: async () => 'system',
    openFile: (run) => openSheet(work, run),
    publish: (run, written) => publishWritten(context, run, written),
    onLoaded: (run) =>
      finishSync(client, {
        run: run.id,
        source: source.id,
        isWhole: run.settings.retry_of === undefined,
      }),
  });
}

/** What was read, as a file of this machine. */
async function openSheet({ client }: SyncWork, run: StoredRun) {
  const mapping = await findMapping(client, run.mappingKey);
  const header = await readPages(client, run.id, 0).next();
  const [names] = header.value ?? [];
  if (!names) throw new DomainError('FILE_NOT_FOUND', { value: run.fileName });
  const pages = readPages(client, run.id, 1);
  const sheet = { header: names.map((name) => String(name ?? '')), pages };
  const { retry_of: former } = run.settings;
  const wanted = former === undefined ? undefined : await loadRejectedIds(client, former);
  return writeSheet(sheet, mapping, wanted);
}
