import { DomainError } from '@ia/core';
import { continueRun, findMapping, type StoredRun, writeSheet } from '@ia/importer';
import { ProviderError } from '@ia/providers';
import type { NotionAccess } from '@ia/providers/notion/notion-client';
import { importRules } from '@ia/records/imports/import-rules';
import { publishWritten } from '../../../imports/imports-hook/work-on-run.ts';
import { fillsAlone } from '../../../imports/server/store/mappings.ts';
import type { NotionTableSettings } from '../../contract.ts';
import { loadSyncRun } from '../load-sync.ts';
import { finishSync } from '../store/finish-sync.ts';
import { readPages } from '../store/pages.ts';
import type { SyncWork } from '../sync-engine.ts';
import { afterTable } from './after-table.ts';
import { fetchTable } from './fetch-table.ts';
import { readTables } from './notion-settings.ts';
import { cellsOf, readColumns } from './page-rows.ts';
import { queueNextTable } from './queue-next-table.ts';

/**
 * The run of one table: all of its pages are read and kept, go through the engine of Imports, then
 * what no row holds is taken over (mails, files, contents). A worker that dies anywhere is followed
 * by one that goes on with the same pages.
 */
export async function runTable(work: SyncWork, access: NotionAccess): Promise<void> {
  const { client, runId, context, env, source } = work;
  const run = await loadSyncRun(context.database, runId);
  const tables = readTables(source.settings);
  const table = tables.find(({ mapping }) => mapping === run.mapping_key);
  // The settings have changed since it was queued.
  if (!table) throw new DomainError('SYNC_NOT_READY', { field: 'tables' });
  if (!(await fetchTable(work, access, table))) return;
  await continueRun({
    rules: importRules,
    client,
    runId,
    now: context.now,
    maxBytes: env.maxBytes,
    // What does not come of a page, its files for one, is told on its row afterwards.
    sync: { source: source.id, unchanged: 'recorded' },
    isPassing: (error) => error instanceof ProviderError && error.isRetryable,
    // The administrator has set the source up: it fills what its mapping names, by the rules of
    // anybody.
    authorise: async () => 'system',
    openFile: (stored) => openTable(work, stored, table),
    publish: (stored, written) => publishWritten(context, stored, written),
    onLoaded: async (stored) => {
      await afterTable(work, { access, table, run: stored });
      const keys = tables.map(({ mapping }) => mapping);
      const { target: collection } = await findMapping(client, stored.mappingKey);
      const isWhole =
        stored.settings.retry_of === undefined && (await fillsAlone(client, keys, collection));
      await finishSync(client, { run: stored.id, source: source.id, isWhole, collection });
    },
  });
  await queueNextTable(context, { work, tables, table });
}

/** The pages that were read, as a file of this machine; a retry reads the rejected ones alone. */
async function openTable({ client }: SyncWork, run: StoredRun, { email }: NotionTableSettings) {
  const mapping = await findMapping(client, run.mappingKey);
  const first = await readPages(client, run.id, 0).next();
  const [names] = first.value ?? [];
  if (!names) throw new DomainError('FILE_NOT_FOUND', { value: run.fileName });
  const header = cellsOf(names);
  // The column of mails is read beside: only what is missing has to be told.
  const isMissing = email && !header.includes(email) && Object.hasOwn(mapping.columns, email);
  if (isMissing) throw new DomainError('HEADER_MISSING', { field: email });
  const wanted = readColumns(mapping, header);
  const pick = (cells: readonly string[]) => wanted.map((at) => cells[at] ?? '');
  async function* pages() {
    for await (const rows of readPages(client, run.id, 1)) {
      yield rows.map((row) => pick(cellsOf(row)));
    }
  }
  return writeSheet({ header: pick(header), pages: pages() }, mapping);
}
