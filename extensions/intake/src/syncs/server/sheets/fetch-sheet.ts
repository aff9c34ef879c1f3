import { readSheet } from '@ia/providers/google/read-sheet';
import type { SheetsAccess } from '@ia/providers/google/sheets-client';
import type { SheetSettings } from '../../contract.ts';
import { dropPages, savePage } from '../store/pages.ts';
import { countRead, endReading, startReading } from '../store/reading-run.ts';
import type { SyncWork } from '../sync-engine.ts';

/**
 * Reads the whole tab before anything is written, unless that is done already.
 * @returns false when somebody asked to stop
 * @throws ProviderError, DomainError
 */
export async function fetchSheet(
  { client, runId }: SyncWork,
  access: SheetsAccess,
  { spreadsheet, tab, header_line: headerLine }: SheetSettings,
): Promise<boolean> {
  if (!(await startReading(client, runId))) return true;
  await dropPages(client, runId);
  let page = 0;
  let total = 0;
  for await (const { header, rows } of readSheet(access, {
    spreadsheet,
    tab: tab ?? '',
    headerLine,
  })) {
    if (page === 0) await savePage(client, { run: runId, page, rows: [header] });
    page += 1;
    await savePage(client, { run: runId, page, rows });
    total += rows.length;
    if (await countRead(client, runId, total)) return false;
  }
  await endReading(client, runId);
  return true;
}
