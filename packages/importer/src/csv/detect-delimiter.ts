import { open } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { DELIMITERS } from '../files/settings.ts';
import type { CsvFormat } from './read-records.ts';

const HEADER_BYTES = 65_536;

/** The separator found most often in the header line, outside quotes. */
export async function detectDelimiter(path: string, encoding: string): Promise<string> {
  const bare = (await readFirstLine(path, encoding)).replace(/"[^"]*"?/g, '');
  const counts = DELIMITERS.map((mark) => bare.split(mark).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The names of the columns when the file itself cannot be parsed, to say where it fails. */
export async function readHeaderLine(
  path: string,
  { encoding, delimiter }: CsvFormat,
): Promise<readonly string[]> {
  const line = await readFirstLine(path, encoding);
  try {
    return parse(line, { delimiter, relax_quotes: true, relax_column_count: true })[0] ?? [];
  } catch {
    return [];
  }
}

async function readFirstLine(path: string, encoding: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEADER_BYTES) });
    const text = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead));
    return text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  } finally {
    await file.close();
  }
}
