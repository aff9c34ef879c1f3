import { DomainError, isDomainError } from '@ia/core';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { type SheetsAccess, sheetsClient } from './sheets-client.ts';
import { sheetsError } from './sheets-error.ts';

/** A cell as it is stored: days are serial numbers, an empty cell is an empty text. */
export type SheetCell = string | number | boolean;
export type SheetRow = readonly SheetCell[];

export interface SheetPage {
  readonly header: readonly string[];
  /** As long as their last filled cell; an empty line has no cell. */
  readonly rows: readonly SheetRow[];
}

export interface SheetTab {
  readonly title: string;
  readonly rows: number;
}

export interface SheetAddress {
  readonly spreadsheet: string;
  readonly tab: string;
}

/** Google advises answers under two megabytes (developers.google.com/workspace/sheets/api/limits). */
const PAGE_ROWS = 5000;

/**
 * The tabs of a spreadsheet, in their order.
 * @throws ProviderError
 */
export async function listTabs(
  access: SheetsAccess,
  spreadsheet: string,
): Promise<{ readonly title: string; readonly tabs: readonly SheetTab[] }> {
  return explaining(access, '', async () => {
    const { data } = await sheetsClient(access).spreadsheets.get({
      spreadsheetId: spreadsheet,
      fields: 'properties.title,sheets.properties(title,sheetType,gridProperties.rowCount)',
    });
    const tabs = (data.sheets ?? [])
      .filter(({ properties }) => (properties?.sheetType ?? 'GRID') === 'GRID')
      .map(({ properties }) => ({
        title: properties?.title ?? '',
        rows: properties?.gridProperties?.rowCount ?? 0,
      }));
    return { title: data.properties?.title ?? '', tabs };
  });
}

/**
 * A whole tab, some thousand rows at a time. Its header is read again with every page, in the same
 * answer: a column renamed or moved meanwhile stops the reading.
 * @throws ProviderError, SHEET_TAB_MISSING, SHEET_HEADER_CHANGED naming the column, FILE_EMPTY
 */
export async function* readSheet(
  access: SheetsAccess,
  address: SheetAddress,
  pageRows: number = PAGE_ROWS,
): AsyncGenerator<SheetPage, undefined> {
  const { tabs } = await listTabs(access, address.spreadsheet);
  const tab = tabs.find(({ title }) => title === address.tab);
  if (!tab) {
    const hint = tabs.map(({ title }) => `« ${title} »`).join(', ');
    throw new DomainError('SHEET_TAB_MISSING', { value: address.tab, hint });
  }
  const client = sheetsClient(access);
  let known: readonly string[] | null = null;
  for (let from = 2; from <= Math.max(tab.rows, 2); from += pageRows) {
    const to = Math.min(from + pageRows - 1, Math.max(tab.rows, 2));
    const page = await explaining(access, address.tab, () => fetchPage(client, address, from, to));
    known ??= assertNamed(page.header, address.tab);
    assertSameHeader(known, page.header);
    yield page;
  }
}

async function fetchPage(
  client: sheets_v4.Sheets,
  { spreadsheet, tab }: SheetAddress,
  from: number,
  to: number,
): Promise<SheetPage> {
  const name = `'${tab.replaceAll("'", "''")}'`;
  const { data } = await client.spreadsheets.values.batchGet({
    spreadsheetId: spreadsheet,
    ranges: [`${name}!1:1`, `${name}!${from}:${to}`],
    majorDimension: 'ROWS',
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  const [top, body] = data.valueRanges ?? [];
  const header = (top?.values?.[0] ?? []).map((cell) => String(cell ?? '').trim());
  return { header, rows: (body?.values ?? []).map((row) => row.map(toCell)) };
}

function toCell(value: unknown): SheetCell {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? value : '';
}

function assertNamed(header: readonly string[], tab: string): readonly string[] {
  if (header.every((name) => name === '')) throw new DomainError('FILE_EMPTY', { value: tab });
  return header;
}

/** Nothing is written before the last page: columns that moved in between would mix two tables. */
function assertSameHeader(known: readonly string[], header: readonly string[]): void {
  const length = Math.max(known.length, header.length);
  for (let at = 0; at < length; at += 1) {
    const [before = '', after = ''] = [known[at], header[at]];
    if (before === after) continue;
    const hint = `« ${before || '—'} » → « ${after || '—'} »`;
    throw new DomainError('SHEET_HEADER_CHANGED', { field: before || after, hint });
  }
}

async function explaining<Result>(
  { account }: SheetsAccess,
  tab: string,
  ask: () => Promise<Result>,
): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (isDomainError(error)) throw error;
    throw sheetsError(error, { email: account.email, tab });
  }
}
