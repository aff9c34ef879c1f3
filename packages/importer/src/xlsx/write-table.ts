import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@ia/core';
// This entry reads the list at the end of an archive, the one the guard has checked; that of Node
// trusts what stands before each part.
import { readSheet } from 'read-excel-file/universal';
import { cellText, numberText } from './cell-text.ts';
import { guardArchive } from './guard-archive.ts';
import { sheetNames } from './sheet-names.ts';

export interface SheetTable {
  readonly tablePath: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly close: () => Promise<void>;
}

/**
 * Writes one sheet of a workbook as a CSV file, so that it goes the way of every other file.
 * @throws XLSX_UNREADABLE, FILE_TYPE, also when there is no such sheet
 */
export async function writeSheetTable(
  path: string,
  bytes: number,
  wanted: string | null | undefined,
): Promise<SheetTable> {
  const sheets = sheetNames(await guardArchive(path, bytes));
  const sheet = wanted ?? sheets[0];
  if (sheet === undefined || !sheets.includes(sheet)) {
    throw new DomainError('XLSX_UNREADABLE', { hint: `(${wanted ?? '?'})` });
  }
  const rows = await readRows(path, sheet);
  const folder = await mkdtemp(join(tmpdir(), 'ia-sheet-'));
  const tablePath = join(folder, 'sheet.csv');
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(Readable.from(lines(rows)), createWriteStream(tablePath, { mode: 0o600 }));
    return { tablePath, sheets, sheet, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readRows(path: string, sheet: string): Promise<readonly (readonly unknown[])[]> {
  try {
    return await readSheet<string>(await openAsBlob(path), sheet, {
      trim: false,
      parseNumber: numberText,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new DomainError('XLSX_UNREADABLE', { hint: `(${reason})` });
  }
}

function* lines(rows: readonly (readonly unknown[])[]): Generator<string> {
  for (const row of rows) {
    yield `${row.map((cell) => `"${cellText(cell).replaceAll('"', '""')}"`).join(',')}\n`;
  }
}
