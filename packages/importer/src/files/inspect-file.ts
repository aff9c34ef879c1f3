import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '@ia/core';
import type { Mapping, Remark } from '@ia/core/imports';
import { findHeaderLine, remarkOn } from '@ia/core/imports';
import { CsvError } from 'csv-parse';
import { type CsvHead, readHead } from '../csv/csv-head.ts';
import { firstLines } from '../csv/first-lines.ts';
import type { CsvFormat } from '../csv/read-records.ts';
import { type CsvRecord, readRecords } from '../csv/read-records.ts';
import { firstGridLines, textLine } from '../grid/grid-lines.ts';
import { type WrittenGrid, writeGrid } from '../grid/write-grid.ts';
import type { FileSettings } from '../shapes/file-settings.ts';
import { chooseDateFormat, type DateChoice, DateColumns } from './date-columns.ts';
import type { FileFormat } from './detect-format.ts';
import { type OpenTable, openTable } from './open-table.ts';
import type { ReadSettings } from './settings.ts';

export interface InspectOptions {
  /** As the person knows the file; its path may be that of a copy. */
  readonly name?: string;
  readonly mapping?: Mapping | undefined;
  readonly settings?: FileSettings | undefined;
  readonly maxBytes?: number | undefined;
  /** A table that `writeSheet` has written. */
  readonly isGrid?: boolean | undefined;
  /** Its rows are read again: they are kept as they were cut, which costs more than reading them. */
  readonly isLoaded?: boolean | undefined;
}

export interface InspectedFile {
  readonly name: string;
  readonly format: FileFormat;
  readonly sha256: string;
  readonly bytes: number;
  readonly sheets: readonly string[];
  readonly hiddenSheets: readonly string[];
  /** The first lines as they are, among which the titles were found. */
  readonly top: readonly (readonly string[])[];
  /** What is used, and what would be if nobody had chosen. */
  readonly settings: ReadSettings;
  readonly detected: ReadSettings;
  readonly dateExamples: readonly string[];
  readonly header: readonly string[];
  /** The first data rows, as they are. */
  readonly sample: readonly (readonly string[])[];
  /** Data rows, the header and the blank lines left out. */
  readonly rows: number;
  /** About the file itself: blank lines, encoding, order of its dates. */
  readonly remarks: readonly Remark[];
  readonly table: OpenTable;
  /** Where and how its rows are read again. */
  readonly source: TableSource;
}

export interface TableSource extends CsvFormat {
  readonly path: string;
}

const SAMPLE_ROWS = 20;
/** Enough to tell the table from what stands above it. */
const TOP_LINES = 40;

/**
 * Reads a whole file before anything is written: its format, encoding, separator, order of dates,
 * titles and their line, and whether it can be read to the end. The caller closes its `table`.
 * @throws FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_TYPE, FILE_EMPTY, XLSX_UNREADABLE, CSV_UNREADABLE
 * naming the column and the line.
 */
export async function inspectFile(
  path: string,
  options: InspectOptions = {},
): Promise<InspectedFile> {
  const name = options.name ?? basename(path);
  await assertSize(path, name, options.maxBytes);
  const table = await openTable(path, name, {
    sheet: options.settings?.sheet,
    isGrid: options.isGrid,
  });
  try {
    return await inspectTable(table, name, options);
  } catch (error) {
    await table.close();
    throw error;
  }
}

async function assertSize(path: string, name: string, maxBytes = Number.POSITIVE_INFINITY) {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DomainError('FILE_NOT_FOUND', { value: name });
  if (found.size > maxBytes) {
    const hint = `max. ${Math.floor(maxBytes / 1_048_576)} Mo`;
    throw new DomainError('FILE_TOO_LARGE', { value: name, hint });
  }
}

async function inspectTable(
  table: OpenTable,
  name: string,
  { mapping, settings, isLoaded = false }: InspectOptions,
): Promise<InspectedFile> {
  const { format, sha256, bytes, sheets, hiddenSheets, sheet, tablePath, isGrid } = table;
  const chosen = isGrid ? null : (settings?.encoding ?? mapping?.options.encoding);
  const encoding = chosen ?? table.encoding;
  const head = await readHead(tablePath, encoding);
  const delimiter = isGrid ? ',' : delimiterOf(head, mapping, settings);
  const top = isGrid
    ? firstGridLines(head.text, TOP_LINES)
    : firstLines(head.text, delimiter, TOP_LINES);
  const line = findHeaderLine(top, expectedColumns(mapping));
  const header_line = settings?.header_line ?? line;
  const csv = { encoding, delimiter, header_line, isTyped: isGrid };
  const content = new Content(mapping);
  const records = content.readThrough(tablePath, csv);
  const kept = await (isLoaded && !isGrid ? keep(records) : readToEnd(records)).catch(
    (error: unknown) => {
      throw unreadable(error, top[header_line - 1] ?? []);
    },
  );
  const close = async () => {
    await kept?.close();
    await table.close();
  };
  if (content.header.length === 0) {
    await kept?.close();
    throw new DomainError('FILE_EMPTY', { value: name });
  }
  const dates = content.dates();
  const detected = { date_format: dates.format, sheet, header_line: line };
  return {
    name,
    format,
    sha256,
    bytes,
    sheets,
    hiddenSheets,
    top,
    settings: {
      encoding,
      delimiter,
      date_format: settings?.date_format ?? dates.format,
      sheet,
      header_line,
    },
    detected: {
      ...detected,
      encoding: table.encoding,
      delimiter: isGrid ? delimiter : head.delimiter,
    },
    dateExamples: dates.examples,
    header: content.header,
    sample: content.sample,
    rows: content.rows,
    remarks: [
      ...blankRemark(content.blankLines),
      ...(encoding === 'utf-8' ? [] : [remarkOn(null, 'ENCODING_ASSUMED', encoding)]),
      ...titlesRemark(top, header_line),
      ...(settings?.date_format || !dates.remark ? [] : [dates.remark]),
    ],
    table: { ...table, close },
    source: kept ? { ...OURS, path: kept.path } : { ...csv, path: tablePath },
  };
}

/** The titles are the first line of what was kept. */
const OURS = { encoding: 'utf-8', delimiter: ',', header_line: 1, isTyped: true } as const;

/** A file that states its separator knows better than what was set for those before it. */
function delimiterOf(
  head: CsvHead,
  mapping: Mapping | undefined,
  settings: FileSettings | undefined,
): string {
  const ofMapping = mapping?.options.delimiter;
  return settings?.delimiter || head.hint || ofMapping || head.delimiter;
}

function expectedColumns(mapping: Mapping | undefined): readonly string[] {
  return mapping ? [mapping.options.key, ...Object.keys(mapping.columns)] : [];
}

/** What stands above the titles is left out: never without a word. */
function titlesRemark(top: InspectedFile['top'], line: number): readonly Remark[] {
  const above = top.slice(0, line - 1).some((cells) => cells.some((cell) => cell.trim() !== ''));
  return above ? [remarkOn(null, 'HEADER_LINE_FOUND', String(line))] : [];
}

/** What a whole file holds, known once it is read through. */
class Content {
  header: readonly string[] = [];
  rows = 0;
  blankLines = 0;
  readonly sample: (readonly string[])[] = [];
  readonly #mapping: Mapping | undefined;
  #columns: DateColumns;

  constructor(mapping: Mapping | undefined) {
    this.#mapping = mapping;
    this.#columns = new DateColumns([], mapping);
  }

  async *readThrough(path: string, format: CsvFormat): AsyncGenerator<readonly CsvRecord[]> {
    const countBlank = () => {
      this.blankLines += 1;
    };
    for await (const records of readRecords(path, format, countBlank)) {
      for (const { number, cells } of records) this.#add(number, cells);
      yield records;
    }
  }

  #add(number: number, cells: readonly string[]): void {
    if (number === 1) {
      this.header = cells;
      this.#columns = new DateColumns(cells, this.#mapping);
      return;
    }
    this.rows += 1;
    if (this.sample.length < SAMPLE_ROWS) this.sample.push(cells);
    this.#columns.add(cells);
  }

  dates(): DateChoice {
    return chooseDateFormat(this.#columns.order(), this.#mapping);
  }
}

async function readToEnd(records: AsyncIterable<unknown>): Promise<null> {
  for await (const _ of records);
  return null;
}

const keep = (records: AsyncIterable<readonly CsvRecord[]>): Promise<WrittenGrid> =>
  writeGrid(linesOf(records));

async function* linesOf(records: AsyncIterable<readonly CsvRecord[]>): AsyncGenerator<string> {
  for await (const some of records) yield some.map(({ cells }) => textLine(cells)).join('');
}

function blankRemark(lines: number): readonly Remark[] {
  return lines > 0 ? [remarkOn(null, 'BLANK_LINES', String(lines))] : [];
}

function unreadable(error: unknown, header: readonly string[]): unknown {
  if (!(error instanceof CsvError)) return error;
  const column = typeof error.column === 'number' ? error.column : 0;
  const line = typeof error.lines === 'number' ? error.lines : null;
  const field = header[column]?.trim() || `n° ${column + 1}`;
  return new DomainError('CSV_UNREADABLE', { field, hint: `l. ${line ?? '?'}` });
}
