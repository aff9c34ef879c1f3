import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '@ia/core';
import type { Mapping, Remark } from '@ia/core/imports';
import { remarkOn } from '@ia/core/imports';
import { CsvError } from 'csv-parse';
import { detectDelimiter, readHeaderLine } from '../csv/detect-delimiter.ts';
import type { CsvFormat } from '../csv/read-records.ts';
import { readRecords } from '../csv/read-records.ts';
import { chooseDateFormat, type DateChoice, DateColumns } from './date-columns.ts';
import type { FileFormat } from './detect-format.ts';
import { type OpenTable, openTable } from './open-table.ts';
import type { FileSettings, ReadSettings } from './settings.ts';

export interface InspectOptions {
  /** As the person knows the file; its path may be that of a copy. */
  readonly name?: string;
  readonly mapping?: Mapping | undefined;
  readonly settings?: FileSettings | undefined;
  readonly maxBytes?: number | undefined;
}

export interface InspectedFile {
  readonly name: string;
  readonly format: FileFormat;
  readonly sha256: string;
  readonly bytes: number;
  readonly sheets: readonly string[];
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
}

const SAMPLE_ROWS = 20;

/**
 * Reads a whole file before anything is written: its format, encoding, separator, order of dates
 * and header, and whether it can be read to the end. The caller closes its `table`.
 * @throws FILE_NOT_FOUND, FILE_TOO_LARGE, FILE_TYPE, FILE_EMPTY, XLSX_UNREADABLE, CSV_UNREADABLE
 * naming the column and the line.
 */
export async function inspectFile(
  path: string,
  options: InspectOptions = {},
): Promise<InspectedFile> {
  const name = options.name ?? basename(path);
  await assertSize(path, name, options.maxBytes);
  const table = await openTable(path, name, options.settings?.sheet);
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
  { mapping, settings }: InspectOptions,
): Promise<InspectedFile> {
  const { format, sha256, bytes, sheets, sheet, tablePath } = table;
  const isText = format === 'csv';
  const own = isText ? { ...mapping?.options, ...given(settings) } : {};
  const encoding = own.encoding ?? table.encoding;
  const detectedDelimiter = await detectDelimiter(tablePath, encoding);
  const delimiter = own.delimiter ?? detectedDelimiter;
  const content = await readContent(tablePath, { encoding, delimiter }, mapping);
  if (content.header.length === 0) throw new DomainError('FILE_EMPTY', { value: name });
  const { dates } = content;
  const date_format = settings?.date_format ?? dates.format;
  return {
    name,
    format,
    sha256,
    bytes,
    sheets,
    settings: { encoding, delimiter, date_format, sheet },
    detected: {
      encoding: table.encoding,
      delimiter: detectedDelimiter,
      date_format: dates.format,
      sheet,
    },
    dateExamples: dates.examples,
    header: content.header,
    sample: content.sample,
    rows: content.rows,
    remarks: [
      ...blankRemark(content.blankLines),
      ...(encoding === 'utf-8' ? [] : [remarkOn(null, 'ENCODING_ASSUMED', encoding)]),
      ...(settings?.date_format || !dates.remark ? [] : [dates.remark]),
    ],
    table,
  };
}

/** Only what the person has set: an empty choice leaves that of the mapping. */
function given(settings: FileSettings | undefined) {
  return {
    ...(settings?.encoding && { encoding: settings.encoding }),
    ...(settings?.delimiter && { delimiter: settings.delimiter }),
  };
}

interface Content {
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly blankLines: number;
  readonly dates: DateChoice;
}

async function readContent(
  path: string,
  format: CsvFormat,
  mapping: Mapping | undefined,
): Promise<Content> {
  let header: readonly string[] = [];
  let rows = 0;
  let blankLines = 0;
  let columns = new DateColumns([], mapping);
  const sample: (readonly string[])[] = [];
  const countBlank = () => {
    blankLines += 1;
  };
  try {
    for await (const records of readRecords(path, format, countBlank)) {
      for (const { number, cells } of records) {
        if (number === 1) {
          header = cells;
          columns = new DateColumns(header, mapping);
          continue;
        }
        rows += 1;
        if (sample.length < SAMPLE_ROWS) sample.push(cells);
        columns.add(cells);
      }
    }
  } catch (error) {
    throw unreadable(error, await readHeaderLine(path, format));
  }
  return { header, rows, blankLines, sample, dates: chooseDateFormat(columns.order(), mapping) };
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
