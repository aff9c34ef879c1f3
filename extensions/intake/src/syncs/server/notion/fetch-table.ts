import { DomainError } from '@ia/core';
import { type Remark, remarkOn } from '@ia/core/imports';
import { findMapping } from '@ia/importer';
import type { NotionAccess } from '@ia/providers/notion/notion-client';
import { readPages, readTable } from '@ia/providers/notion/read-pages';
import { loadRejectedIds } from '../../../imports/server/store/rows.ts';
import type { NotionTableSettings } from '../../contract.ts';
import { loadSyncRun } from '../load-sync.ts';
import { loadTableState, saveReading } from '../store/notion/table-state.ts';
import { dropPages, savePage } from '../store/pages.ts';
import { countRead, endReading, startReading } from '../store/reading-run.ts';
import type { SyncWork } from '../sync-engine.ts';
import { checkColumns } from './check-columns.ts';
import { headerOf, rowOf } from './page-rows.ts';

/**
 * Reads every page of a table before anything is written, unless that is done already.
 * @returns false when somebody asked to stop
 * @throws ProviderError, NOTION_COLUMN_…
 */
export async function fetchTable(
  work: SyncWork,
  access: NotionAccess,
  table: NotionTableSettings,
): Promise<boolean> {
  const { client, runId, context, source } = work;
  if (!(await startReading(client, runId))) return true;
  await dropPages(client, runId);
  const startedAt = context.now();
  const found = await readTable(access, {
    id: table.table,
    name: table.title ?? table.table,
  });
  const mapping = await findMapping(client, table.mapping);
  const state = await loadTableState(context.database, source.id, table.table);
  checkColumns(mapping, found, state.columns);
  assertColumn(found.columns, table.only);
  assertColumn(found.columns, table.email);

  const header = headerOf(found, table);
  await savePage(client, { run: runId, page: 0, rows: [[...header, '']] });
  const { settings } = await loadSyncRun(context.database, runId);
  const wanted = settings?.retry_of ? await loadRejectedIds(client, settings.retry_of) : null;
  const left = { trashed: 0, empty: 0 };
  let page = 0;
  let total = 0;
  for await (const pages of readPages(access, found)) {
    const kept = pages.filter(({ id, isTrashed, cells }) => {
      if (isTrashed) left.trashed += 1;
      else if (table.only && !cells[table.only]) left.empty += 1;
      else return wanted === null || wanted.has(`${mapping.options.source}:${id}`);
      return false;
    });
    if (kept.length === 0) continue;
    page += 1;
    const rows = kept.map((one) => rowOf(one, header, table));
    await savePage(client, { run: runId, page, rows });
    total += rows.length;
    if (await countRead(client, runId, total)) return false;
  }
  await saveReading(client, runId, {
    columns: found.columns,
    startedAt,
    notes: notesOf(left, table),
  });
  await endReading(client, runId);
  return true;
}

function assertColumn(columns: readonly { name: string }[], name: string | null | undefined): void {
  if (name && !columns.some((column) => column.name === name)) {
    throw new DomainError('HEADER_MISSING', { field: name });
  }
}

/** Pages that became no row, so that every page is accounted for. */
function notesOf(
  { trashed, empty }: { readonly trashed: number; readonly empty: number },
  { only }: NotionTableSettings,
): readonly Remark[] {
  const notes: Remark[] = [];
  if (trashed > 0) notes.push(remarkOn(null, 'PAGES_TRASHED', String(trashed)));
  if (empty > 0) notes.push(remarkOn(only ?? null, 'PAGES_LEFT_OUT', String(empty)));
  return notes;
}
