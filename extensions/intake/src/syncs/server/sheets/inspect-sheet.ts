import { readBody } from '@ia/directus-kit/http/read-body';
import { listTabs, readSheet } from '@ia/providers/google/read-sheet';
import type { SheetsAccess } from '@ia/providers/google/sheets-client';
import { inspectBody, type SheetInspection, type SheetSettings } from '../../contract.ts';

const SAMPLE_ROWS = 20;

/**
 * The tabs of the spreadsheet, and the columns and first rows of one of them.
 * @throws ProviderError, SHEET_TAB_MISSING, FILE_EMPTY
 */
export async function inspectSheet(
  access: SheetsAccess,
  settings: SheetSettings,
  asked: unknown,
): Promise<SheetInspection> {
  const { spreadsheet } = settings;
  const { title, tabs } = await listTabs(access, spreadsheet);
  const tab = readBody(inspectBody, asked).tab ?? null;
  if (tab === null) return { title, tabs, header: [], sample: [] };
  const pages = readSheet(access, { spreadsheet, tab }, SAMPLE_ROWS);
  const first = await pages.next();
  await pages.return(undefined);
  const { header, rows } = first.value ?? { header: [], rows: [] };
  return { title, tabs, header, sample: rows.slice(0, SAMPLE_ROWS).map((row) => row.map(String)) };
}
