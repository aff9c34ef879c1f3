import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { readChunks } from './read-chunks.ts';

export interface CsvFormat {
  readonly encoding: string;
  readonly delimiter: string;
}

export interface CsvRecord {
  /** Position as a spreadsheet shows it, the header being 1; blank lines are not counted. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** An open quote swallows the rest of the file: this is where it is stopped. */
const MAX_RECORD_BYTES = 1_000_000;
/** Records handed over at once: one step of an asynchronous loop each would cost more than parsing. */
const PIECE = 250;

/**
 * Streams the records of a CSV file, header included, some at a time. Lines whose cells are all
 * empty are skipped and counted in `onBlank`.
 * @throws the CsvError of csv-parse, with the place of the fault.
 */
export async function* readRecords(
  path: string,
  format: CsvFormat,
  onBlank: () => void = () => {},
): AsyncGenerator<readonly CsvRecord[]> {
  const parser = parse({
    delimiter: format.delimiter,
    max_record_size: MAX_RECORD_BYTES,
    relax_column_count: true,
  });
  // Faults travel down the pipe and come out of the loop below.
  pipeline(Readable.from(decode(path, format.encoding)), parser, () => {});
  let number = 0;
  let records: CsvRecord[] = [];
  for await (const cells of parser) {
    if (!isCells(cells)) continue;
    if (isBlank(cells)) onBlank();
    else records.push({ number: ++number, cells });
    if (records.length < PIECE) continue;
    yield records;
    records = [];
  }
  yield records;
}

async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of readChunks(path)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function isCells(value: unknown): value is string[] {
  return Array.isArray(value);
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) {
    if (cell !== '' && cell.trim() !== '') return false;
  }
  return true;
}
