import { findMapping } from '@ia/importer';
import { loadTableState, settleReading } from '../store/notion/table-state.ts';
import { readPages } from '../store/pages.ts';
import type { SyncWork } from '../sync-engine.ts';
import { copyPageFiles } from './copy-page-files.ts';
import { explainReferences } from './explain-references.ts';
import { findPlaces } from './find-places.ts';
import { keepContent } from './keep-content.ts';
import { leftOf } from './page-rows.ts';
import { saveEmails } from './save-emails.ts';
import type { TableWork } from './table-work.ts';

/**
 * What follows the rows of a table: mails of contacts, files, contents, and why a reference leads
 * nowhere. Each step leaves alone what it has done before.
 */
export async function afterTable(work: SyncWork, given: TableWork): Promise<void> {
  const { client, context, source } = work;
  const { table, run } = given;
  const mapping = await findMapping(client, run.mappingKey);
  const { readAt } = await loadTableState(context.database, source.id, table.table);
  for await (const rows of readPages(client, run.id, 1)) {
    const pages = rows.map(leftOf);
    const places = await findPlaces(context.database, mapping, pages);
    const taken = pages.flatMap((page) => {
      const place = places.get(page.id);
      return place ? [{ page, place }] : [];
    });
    if (mapping.target === 'contacts') await saveEmails(context.database, run.id, taken);
    await copyPageFiles(work, given, taken);
    const isKept = mapping.target === 'historical_pages' || table.content;
    if (isKept) await keepContent(work, given, { mapping, taken, readAt });
  }
  await explainReferences(work, given);
  await settleReading(context.database, { run: run.id, source: source.id, table: table.table });
}
