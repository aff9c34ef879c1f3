import { DomainError } from '@ia/core';
import { findHeaderLine } from '@ia/core/imports';
import { readBody } from '@ia/directus-kit/http/read-body';
import { listTabs, readTop } from '@ia/providers/google/read-sheet';
import type { SheetsAccess } from '@ia/providers/google/sheets-client';
import { describeLines } from '../../../imports/server/describe-lines.ts';
import { inspectBody, type SheetInspection, type SheetSettings } from '../../contract.ts';

const SAMPLE_ROWS = 20;
/** Enough to tell the table from what stands above it. */
const TOP_LINES = 40;

/**
 * The tabs of the spreadsheet, and the columns and first rows of one of them, below the line that its
 * titles are found on, or that a person chose.
 * @throws ProviderError, SHEET_TAB_MISSING, FILE_EMPTY
 */
export async function inspectSheet(
  access: SheetsAccess,
  settings: SheetSettings,
  asked: unknown,
): Promise<SheetInspection> {
  const { spreadsheet } = settings;
  const body = readBody(inspectBody, asked);
  const { title, tabs } = await listTabs(access, spreadsheet);
  const tab = body.tab ?? null;
  if (tab === null) return { title, tabs, header: [], sample: [], header_line: 1, lines: [] };
  const last = Math.max(TOP_LINES, body.header_line ?? 0) + SAMPLE_ROWS;
  const rows = await readTop(access, { spreadsheet, tab }, last);
  const top = rows.map((row) => row.map((cell) => String(cell).trim()));
  const header_line = body.header_line ?? findHeaderLine(top.slice(0, TOP_LINES));
  const header = top[header_line - 1] ?? [];
  if (header.every((name) => name === '')) throw new DomainError('FILE_EMPTY', { value: tab });
  return {
    title,
    tabs,
    header,
    sample: rows.slice(header_line, header_line + SAMPLE_ROWS).map((row) => row.map(String)),
    header_line,
    lines: describeLines(top.slice(0, TOP_LINES)),
  };
}
