import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { decodeStream } from './decode-stream.ts';

export interface CsvFormat {
  readonly encoding: string;
  readonly delimiter: string;
}

/** An open quote swallows the rest of the file: this is where it is stopped. */
const MAX_RECORD_BYTES = 1_000_000;

export interface CsvRecord {
  /** Position as a spreadsheet shows it, the header being 1; blank lines are not counted. */
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * Streams the records of a CSV file, header included. Lines whose cells are all empty are skipped
 * and counted in `onBlank`.
 * @throws the CsvError of csv-parse, with the place of the fault.
 */
export async function* readRecords(
  path: string,
  format: CsvFormat,
  onBlank: () => void = () => {},
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter: format.delimiter,
    max_record_size: MAX_RECORD_BYTES,
    relax_column_count: true,
  });
  // Faults travel down the pipe and come out of the loop below.
  pipeline(createReadStream(path), decodeStream(format.encoding), parser, () => {});
  let number = 0;
  for await (const cells of parser) {
    if (!isCells(cells)) continue;
    if (cells.every((cell) => cell.trim() === '')) onBlank();
    else yield { number: ++number, cells };
  }
}

function isCells(value: unknown): value is string[] {
  return Array.isArray(value);
}
