import { access, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '@ia/core';
import type { MappingOptions } from '@ia/core/imports';
import { CsvError } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { fingerprintFile } from './detect-encoding.ts';
import type { CsvFormat } from './read-records.ts';
import { readRecords } from './read-records.ts';

export interface InspectedFile extends CsvFormat {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly header: readonly string[];
  /** Data rows, the header and the blank lines left out. */
  readonly rows: number;
  readonly blankLines: number;
}

const DELIMITERS = [',', ';', '\t', '|'];
const HEADER_BYTES = 65_536;

/**
 * Reads a whole file before anything is written: its encoding, its separator, its header, and
 * whether it can be read to the end.
 * @throws FILE_NOT_FOUND, FILE_EMPTY, CSV_UNREADABLE naming the column and the line.
 */
export async function inspectFile(path: string, options: MappingOptions): Promise<InspectedFile> {
  const name = basename(path);
  await assertExists(path);
  const { sha256, encoding: detected, bytes } = await fingerprintFile(path);
  if (bytes === 0) throw new DomainError('FILE_EMPTY', { value: name });
  const encoding = options.encoding ?? detected;
  const delimiter = options.delimiter ?? (await detectDelimiter(path, encoding));
  let header: readonly string[] = [];
  let rows = 0;
  let blankLines = 0;
  const countBlank = () => {
    blankLines += 1;
  };
  try {
    for await (const record of readRecords(path, { encoding, delimiter }, countBlank)) {
      if (record.number === 1) header = record.cells;
      else rows += 1;
    }
  } catch (error) {
    throw unreadable(error, await readHeader(path, { encoding, delimiter }));
  }
  if (header.length === 0) throw new DomainError('FILE_EMPTY', { value: name });
  return { path, name, sha256, encoding, delimiter, header, rows, blankLines };
}

async function assertExists(path: string): Promise<void> {
  try {
    await access(path);
  } catch {
    throw new DomainError('FILE_NOT_FOUND', { value: basename(path) });
  }
}

/** The separator found most often in the header line, outside quotes. */
async function detectDelimiter(path: string, encoding: string): Promise<string> {
  const bare = (await readFirstLine(path, encoding)).replace(/"[^"]*"?/g, '');
  const counts = DELIMITERS.map((mark) => bare.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The names of the columns when the file itself cannot be parsed, to say where it fails. */
async function readHeader(path: string, { encoding, delimiter }: CsvFormat) {
  const line = await readFirstLine(path, encoding);
  const relaxed = { delimiter, relax_quotes: true, relax_column_count: true };
  try {
    return parseSync(line, relaxed)[0] ?? [];
  } catch {
    return [];
  }
}

async function readFirstLine(path: string, encoding: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEADER_BYTES) });
    const text = iconv.decode(buffer.subarray(0, bytesRead), encoding);
    return text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  } finally {
    await file.close();
  }
}

function unreadable(error: unknown, header: readonly string[]): unknown {
  if (!(error instanceof CsvError)) return error;
  const column = typeof error.column === 'number' ? error.column : 0;
  const line = typeof error.lines === 'number' ? error.lines : null;
  const field = header[column]?.trim() || `n° ${column + 1}`;
  return new DomainError('CSV_UNREADABLE', { field, hint: `l. ${line ?? '?'}: ${error.code}` });
}
