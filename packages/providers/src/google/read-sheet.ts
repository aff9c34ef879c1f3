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
  /** Line of the titles, from 1, as the spreadsheet shows it; the first one when not said. */
  readonly headerLine?: number | null | undefined;
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
 * The first lines of a tab as they are, among which a person finds its titles.
 * @throws ProviderError, SHEET_TAB_MISSING
 */
export async function readTop(
  access: SheetsAccess,
  address: SheetAddress,
  lines: number,
): Promise<readonly SheetRow[]> {
  await findTab(access, address);
  const client = sheetsClient(access);
  const percents = await explaining(access, address.tab, () => findPercents(client, address));
  const [rows = []] = await explaining(access, address.tab, () =>
    fetchRanges(client, address, [[1, lines]], percents),
  );
  return rows;
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
  const tab = await findTab(access, address);
  const client = sheetsClient(access);
  const percents = await explaining(access, address.tab, () => findPercents(client, address));
  const first = titlesOf(address) + 1;
  const last = Math.max(tab.rows, first);
  let known: readonly string[] | null = null;
  for (let from = first; from <= last; from += pageRows) {
    const to = Math.min(from + pageRows - 1, last);
    const page = await explaining(access, address.tab, async () => {
      const titles = titlesOf(address);
      const [top, rows] = await fetchRanges(
        client,
        address,
        [
          [titles, titles],
          [from, to],
        ],
        percents,
      );
      return { header: (top?.[0] ?? []).map((cell) => String(cell).trim()), rows: rows ?? [] };
    });
    known ??= assertNamed(page.header, address.tab);
    assertSameHeader(known, page.header);
    yield page;
  }
}

const titlesOf = ({ headerLine }: SheetAddress) => headerLine ?? 1;

async function findTab(access: SheetsAccess, address: SheetAddress): Promise<SheetTab> {
  const { tabs } = await listTabs(access, address.spreadsheet);
  const tab = tabs.find(({ title }) => title === address.tab);
  if (tab) return tab;
  const hint = tabs.map(({ title }) => `« ${title} »`).join(', ');
  throw new DomainError('SHEET_TAB_MISSING', { value: address.tab, hint });
}

const rangeOf = ({ tab }: SheetAddress, from: number, to: number) =>
  `'${tab.replaceAll("'", "''")}'!${from}:${to}`;

/** Lines in whose formats a column shows what its numbers are. */
const FORMAT_LINES = 50;

/** The columns whose numbers are shown in percent: the value of such a cell is a hundredth of what people read. */
async function findPercents(
  client: sheets_v4.Sheets,
  address: SheetAddress,
): Promise<ReadonlySet<number>> {
  const first = titlesOf(address) + 1;
  const { data } = await client.spreadsheets.get({
    spreadsheetId: address.spreadsheet,
    ranges: [rangeOf(address, first, first + FORMAT_LINES - 1)],
    fields: 'sheets.data.rowData.values.effectiveFormat.numberFormat.type',
  });
  const rows = data.sheets?.[0]?.data?.[0]?.rowData ?? [];
  const columns = rows.flatMap(({ values }) =>
    (values ?? []).flatMap((cell, at) =>
      cell.effectiveFormat?.numberFormat?.type === 'PERCENT' ? [at] : [],
    ),
  );
  return new Set(columns);
}

async function fetchRanges(
  client: sheets_v4.Sheets,
  address: SheetAddress,
  lines: readonly (readonly [from: number, to: number])[],
  percents: ReadonlySet<number>,
): Promise<SheetRow[][]> {
  const { data } = await client.spreadsheets.values.batchGet({
    spreadsheetId: address.spreadsheet,
    ranges: lines.map(([from, to]) => rangeOf(address, from, to)),
    majorDimension: 'ROWS',
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  });
  return (data.valueRanges ?? []).map(({ values }) =>
    (values ?? []).map((row) => row.map((value, at) => toCell(value, percents.has(at)))),
  );
}

function toCell(value: unknown, isPercent: boolean): SheetCell {
  if (typeof value === 'number' && isPercent) return `${Number((value * 100).toPrecision(15))} %`;
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
