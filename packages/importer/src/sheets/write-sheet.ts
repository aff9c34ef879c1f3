import { dateColumns, type Mapping, matchHeaders, readRow, sameHeader } from '@ia/core/imports';
import { serialDay } from '@ia/core/time/serial-day';
import { gridLine } from '../grid/grid-lines.ts';
import { type WrittenGrid, writeGrid } from '../grid/write-grid.ts';
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
export interface GridFile extends WrittenGrid {
  readonly isGrid: true;
}

/**
 * Writes a sheet as a table of ours, so that it goes the way of every other file. A number in a
 * column its mapping reads as a day becomes that day. With `wanted`, only the rows of these external
 * ids.
 */
export async function writeSheet(
  { header, pages }: StoredSheet,
  mapping: Mapping,
  wanted?: ReadonlySet<string>,
): Promise<GridFile> {
  const days = daysOf(header, mapping);
  const isWanted = wanted ? wantedRows(mapping, header, wanted) : () => true;
  const written = await writeGrid(linesOf(header, pages, { days, isWanted }));
  return { ...written, isGrid: true };
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
  yield gridLine(header.map((text) => ({ text, isNumber: false })));
  for await (const rows of pages) {
    let text = '';
    for (const row of rows) {
      const width = Math.max(header.length, row.length);
      const cells = Array.from({ length: width }, (_, at) => textOf(row[at], days.has(at)));
      if (!isWanted(cells)) continue;
      text += gridLine(
        cells.map((cell, at) => ({ text: cell, isNumber: isNumber(row[at], cell) })),
      );
    }
    yield text;
  }
}

/** A number is told from a text, unless it has become a day. */
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
