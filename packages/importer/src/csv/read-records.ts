import { pipeline, Readable } from 'node:stream';
import { type Options, type Parser, parse } from 'csv-parse';
import { readGrid } from '../grid/grid-lines.ts';
import { readHint } from './csv-head.ts';
import { decoderFor } from './decoder-for.ts';
import { isBlank } from './is-blank.ts';
import { readChunks } from './read-chunks.ts';
import { unquote } from './unquote.ts';

export interface CsvFormat {
  readonly encoding: string;
  readonly delimiter: string;
  /** Line of the titles as a spreadsheet shows it, from 1; what stands above it is left out. */
  readonly header_line?: number;
  /** A table this program has written: a cell without quotes is a number. */
  readonly isTyped?: boolean;
}

export interface CsvRecord {
  /** Position as a spreadsheet shows it, the header being 1; blank lines are not counted. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Of a typed table: the places of the cells that are numbers. */
  readonly numeric?: readonly number[] | undefined;
}

/** An open quote swallows the rest of the file: this is where it is stopped. */
const MAX_RECORD_BYTES = 1_000_000;
/** Records handed over at once: one step of an asynchronous loop each would cost more than parsing. */
const PIECE = 250;
/** Bytes cut at once, which may be as many lines: others wait as long. */
const STEP = 8192;

/**
 * How every file is cut into cells. Files glued together mix their line ends; a quote inside a cell
 * (`24" mural`) is a sign like any other; blanks before a quote are not part of the cell.
 */
export const FORGIVING = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
  ltrim: true,
} as const satisfies Options;

/**
 * Streams the records of a CSV file, header included, some at a time. Lines that hold nothing are
 * skipped and counted in `onBlank`.
 * @throws the CsvError of csv-parse, with the place of the fault.
 */
export async function* readRecords(
  path: string,
  format: CsvFormat,
  onBlank: () => void = () => {},
): AsyncGenerator<readonly CsvRecord[]> {
  const { header_line: first = 1 } = format;
  let line = 0;
  let number = 0;
  let records: CsvRecord[] = [];
  for await (const lines of format.isTyped ? readGrid(path) : readLines(path, format)) {
    for (const { cells, numeric } of lines) {
      line += 1;
      if (line < first) continue;
      if (isBlank(cells)) {
        // What stands between the top of the file and its titles is not a line of the table.
        if (number > 0) onBlank();
        continue;
      }
      number += 1;
      records.push({ number, cells, numeric });
    }
    if (records.length < PIECE) continue;
    yield records;
    records = [];
  }
  yield records;
}

type Line = Pick<CsvRecord, 'cells' | 'numeric'>;

async function* readLines(path: string, format: CsvFormat): AsyncGenerator<readonly Line[]> {
  const parser = parse({
    ...FORGIVING,
    delimiter: format.delimiter,
    max_record_size: MAX_RECORD_BYTES,
  });
  forgetCount(parser);
  // Faults travel down the pipe and come out of the loop below.
  pipeline(Readable.from(decode(path, format.encoding)), parser, () => {});
  let lines: Line[] = [];
  for await (const record of parser) {
    lines.push({ cells: Array.isArray(record) ? unquote(record) : [] });
    if (lines.length < PIECE) continue;
    yield lines;
    lines = [];
  }
  yield lines;
}

/**
 * Each record of another length than the first is made an error with its stack, which nobody reads and
 * which costs ten times the record. The first is the one before which none was counted.
 */
function forgetCount({ info }: Parser): void {
  Object.defineProperty(info, 'records', { get: () => 0, set: () => {}, enumerable: true });
}

async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = decoderFor(encoding);
  let isStart = true;
  for await (const chunk of readChunks(path, STEP)) {
    const text = decoder.decode(chunk, { stream: true });
    yield isStart ? text.slice(readHint(text)?.length ?? 0) : text;
    isStart = false;
  }
  yield decoder.decode();
}
