import { DomainError, isDomainError } from '@ia/core';
import { gridLine } from '../grid/grid-lines.ts';
import { writeGrid } from '../grid/write-grid.ts';
import { MAX_HEADER_LINE } from '../shapes/file-settings.ts';
import { openWorkbook } from './open-workbook.ts';
import { readRows } from './read-rows.ts';
import { readStrings } from './read-strings.ts';
import { readStyles } from './read-styles.ts';
import { type Parts, readWorkbook, type Sheet, type Workbook } from './workbook-parts.ts';

export interface SheetTable {
  readonly tablePath: string;
  readonly sheets: readonly string[];
  readonly hiddenSheets: readonly string[];
  readonly sheet: string;
  readonly close: () => Promise<void>;
}

/**
 * Writes one sheet of a workbook as a table of ours, so that it goes the way of every other file:
 * the wanted one, else the first that people see.
 * @throws XLSX_UNREADABLE, FILE_TYPE, also when there is no such sheet
 */
export async function writeSheetTable(
  path: string,
  bytes: number,
  wanted: string | null | undefined,
): Promise<SheetTable> {
  const parts = await openWorkbook(path, bytes);
  try {
    const workbook = await explaining(() => readWorkbook(parts));
    const sheet = chooseSheet(workbook.sheets, wanted);
    const { path: tablePath, close } = await explaining(() => writeRows(parts, workbook, sheet));
    return {
      tablePath,
      sheets: workbook.sheets.map(({ name }) => name),
      hiddenSheets: workbook.sheets.flatMap(({ name, isHidden }) => (isHidden ? [name] : [])),
      sheet: sheet.name,
      close,
    };
  } finally {
    parts.close();
  }
}

function chooseSheet(sheets: readonly Sheet[], wanted: string | null | undefined): Sheet {
  const sheet = wanted
    ? sheets.find(({ name }) => name === wanted)
    : (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]);
  if (!sheet) throw new DomainError('XLSX_UNREADABLE', { hint: `(${wanted ?? '?'})` });
  return sheet;
}

async function writeRows(parts: Parts, workbook: Workbook, sheet: Sheet) {
  const { strings, styles, is1904 } = workbook;
  const meaning = {
    strings: strings === null ? [] : await readStrings(parts.read(strings)),
    styles: styles === null ? [] : await readStyles(parts.read(styles)),
    is1904,
  };
  return writeGrid(linesOf(readRows(parts.read(sheet.part), meaning)));
}

/** Rows that are not there count where the titles are looked for, and nowhere else. */
async function* linesOf(pages: ReturnType<typeof readRows>): AsyncGenerator<string> {
  let line = 0;
  for await (const rows of pages) {
    let text = '';
    for (const { number, cells } of rows) {
      const gap = Math.min(number, MAX_HEADER_LINE) - line - 1;
      if (gap > 0) text += gridLine([]).repeat(gap);
      line = Math.max(line + 1, Math.min(number, MAX_HEADER_LINE));
      text += gridLine(cells);
    }
    yield text;
  }
}

async function explaining<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isDomainError(error)) throw error;
    const reason = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new DomainError('XLSX_UNREADABLE', { hint: `(${reason})` });
  }
}
