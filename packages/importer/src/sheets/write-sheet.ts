import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { dateColumns, type Mapping, matchHeaders, readRow, sameHeader } from '@ia/core/imports';
import { serialDay } from '@ia/core/time/serial-day';
import { fingerprint } from '../runs/fingerprint.ts';
import { numberText } from '../xlsx/number-text.ts';

/** A cell as a spreadsheet's API gives it: days are serial numbers. */
export type StoredCell = string | number | boolean | null;

export interface StoredSheet {
  readonly header: readonly string[];
  /** The rows, some at a time; a row may be shorter than the header. */
  readonly pages: AsyncIterable<readonly (readonly StoredCell[])[]>;
}

/** A table written here, where cells stand under their column and numbers are known from texts. */
export interface GridFile {
  readonly path: string;
  readonly isGrid: true;
  readonly close: () => Promise<void>;
}

/**
 * Writes a sheet as a typed CSV file, so that it goes the way of every other file. A number in a
 * column its mapping reads as a day becomes that day. With `wanted`, only the rows of these external
 * ids.
 */
export async function writeSheet(
  { header, pages }: StoredSheet,
  mapping: Mapping,
  wanted?: ReadonlySet<string>,
): Promise<GridFile> {
  const folder = await mkdtemp(join(tmpdir(), 'ia-sync-'));
  const path = join(folder, 'sheet.csv');
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const days = daysOf(header, mapping);
    const isWanted = wanted ? wantedRows(mapping, header, wanted) : () => true;
    const lines = Readable.from(linesOf(header, pages, { days, isWanted }));
    await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
    return { path, isGrid: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function daysOf(header: readonly string[], mapping: Mapping): ReadonlySet<number> {
  const days = dateColumns(mapping);
  return new Set(header.flatMap((name, index) => (days.has(sameHeader(name)) ? [index] : [])));
}

const READING = { fingerprint, isGrid: true };

interface Writing {
  readonly days: ReadonlySet<number>;
  readonly isWanted: (cells: readonly string[]) => boolean;
}

function wantedRows(mapping: Mapping, header: readonly string[], wanted: ReadonlySet<string>) {
  const match = matchHeaders(mapping, header);
  return (cells: readonly string[]) => {
    const { externalId } = readRow(mapping, match, { number: 0, cells }, READING);
    return wanted.has(externalId ?? '');
  };
}

async function* linesOf(
  header: readonly string[],
  pages: StoredSheet['pages'],
  { days, isWanted }: Writing,
): AsyncGenerator<string> {
  yield lineOf(header.map(quoted));
  for await (const rows of pages) {
    let text = '';
    for (const row of rows) {
      const width = Math.max(header.length, row.length);
      const cells = Array.from({ length: width }, (_, at) => textOf(row[at], days.has(at)));
      if (!isWanted(cells)) continue;
      text += lineOf(cells.map((cell, at) => (isNumber(row[at], cell) ? cell : quoted(cell))));
    }
    yield text;
  }
}

function lineOf(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Numbers stand bare in the file, unless they have become a day. */
function isNumber(cell: StoredCell | undefined, text: string): boolean {
  return typeof cell === 'number' && /^-?[\d.]+$/.test(text);
}

/** What a person sees in the cell, as far as it can be told. */
function textOf(cell: StoredCell | undefined, isDay: boolean): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return (isDay ? serialDay(cell) : null) ?? numberText(String(cell));
}
