/** Why a text is not CSV: the place is the one where a person has to look. */
export class CsvFault extends Error {
  readonly code: string;
  /** Place of the cell in its record, from 0. */
  readonly column: number;
  /** Line of the file, from 1. */
  readonly line: number;

  constructor(code: string, place: { readonly column: number; readonly line: number }) {
    super(`${code} at line ${place.line}`);
    this.name = 'CsvFault';
    this.code = code;
    this.column = place.column;
    this.line = place.line;
  }
}

/** An open quote swallows the rest of the file: this is where it is stopped. */
const MAX_RECORD = 1_000_000;

/**
 * Reads CSV piece by piece. Records without quotes, nearly all of them, are cut where the separator
 * stands, which is several times faster than looking at every character.
 */
export class CsvParser {
  readonly #delimiter: string;
  #rest = '';
  #line = 1;
  /** Lines end with a line feed, or on an old Mac with a carriage return. */
  #newline: '\n' | '\r' | null = null;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that are complete; the rest waits for more. @throws CsvFault */
  push(chunk: string): string[][] {
    return this.#read(this.#rest + chunk, false);
  }

  /** The last record, when the file does not end with a line end. @throws CsvFault */
  end(): string[][] {
    return this.#read(this.#rest, true);
  }

  #read(text: string, isLast: boolean): string[][] {
    const records: string[][] = [];
    this.#newline ??= findNewline(text, isLast);
    let start = 0;
    let quote = text.indexOf('"');
    while (start < text.length) {
      if (quote >= 0 && quote < start) quote = text.indexOf('"', start);
      const end = this.#newline ? text.indexOf(this.#newline, start) : -1;
      const hasQuote = quote >= 0 && (end < 0 || quote < end);
      if (end < 0 && !isLast && !hasQuote) break;
      const next = hasQuote
        ? this.#readQuoted(text, start, { records, isLast })
        : this.#readPlain(text, start, { records, end: end < 0 ? text.length : end });
      if (next === null) break;
      if (next - start > MAX_RECORD) throw this.#fault('CSV_MAX_RECORD_SIZE', 0);
      start = next;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > MAX_RECORD) throw this.#fault('CSV_MAX_RECORD_SIZE', 0);
    return records;
  }

  #readPlain(text: string, start: number, to: { records: string[][]; end: number }): number {
    const { records, end } = to;
    const hasReturn = text.charCodeAt(end - 1) === 13 && end > start && this.#newline === '\n';
    records.push(text.slice(start, hasReturn ? end - 1 : end).split(this.#delimiter));
    this.#line += 1;
    return end + 1;
  }

  /** A record with quotes, cell by cell; `null` when its end has not come yet. */
  #readQuoted(
    text: string,
    start: number,
    { records, isLast }: { records: string[][]; isLast: boolean },
  ): number | null {
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    for (;;) {
      const cell =
        text[at] === '"'
          ? this.#quotedCell(text, at, { isLast, column: cells.length, lines })
          : this.#plainCell(text, at, { isLast, column: cells.length, lines });
      if (cell === null) return null;
      cells.push(cell.value);
      lines += cell.lines;
      if (cell.isEnd) {
        records.push(cells);
        this.#line += lines;
        return cell.next;
      }
      at = cell.next;
    }
  }

  #plainCell(text: string, at: number, { isLast, column, lines }: Place): Cell | null {
    const newline = this.#newline ?? '\n';
    const delimiter = text.indexOf(this.#delimiter, at);
    const end = text.indexOf(newline, at);
    if (delimiter < 0 && end < 0 && !isLast) return null;
    const isEnd = delimiter < 0 || (end >= 0 && end < delimiter);
    const stop = isEnd ? (end < 0 ? text.length : end) : delimiter;
    const hasReturn = isEnd && newline === '\n' && text.charCodeAt(stop - 1) === 13 && stop > at;
    const value = text.slice(at, hasReturn ? stop - 1 : stop);
    if (value.includes('"')) {
      throw new CsvFault('INVALID_OPENING_QUOTE', { column, line: this.#line + lines - 1 });
    }
    return { value, isEnd, next: stop + 1, lines: 0 };
  }

  #quotedCell(text: string, at: number, { isLast, column, lines }: Place): Cell | null {
    const place = { column, line: this.#line + lines - 1 };
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) {
      if (isLast) throw new CsvFault('CSV_QUOTE_NOT_CLOSED', place);
      return null;
    }
    const after = text[close + 1];
    // The next piece may bring a second quote, or the line feed of a line end.
    if (!isLast && (after === undefined || (after === '\r' && text[close + 2] === undefined))) {
      return null;
    }
    const raw = text.slice(at + 1, close);
    const value = raw.includes('"') ? raw.replaceAll('""', '"') : raw;
    const inner = raw.includes('\n') ? raw.split('\n').length - 1 : 0;
    if (after === this.#delimiter) return { value, isEnd: false, next: close + 2, lines: inner };
    const length = lineEndLength(text, close + 1, this.#newline);
    if (length === null) throw new CsvFault('CSV_INVALID_CLOSING_QUOTE', place);
    return { value, isEnd: true, next: close + 1 + length, lines: inner };
  }

  #fault(code: string, column: number): CsvFault {
    return new CsvFault(code, { column, line: this.#line });
  }
}

interface Place {
  readonly isLast: boolean;
  readonly column: number;
  readonly lines: number;
}

interface Cell {
  readonly value: string;
  readonly isEnd: boolean;
  readonly next: number;
  /** Line ends inside the cell. */
  readonly lines: number;
}

/** Length of the line end at a place, 0 at the end of the text; `null` when there is none. */
function lineEndLength(text: string, at: number, newline: '\n' | '\r' | null): number | null {
  if (at >= text.length) return 0;
  if (text[at] === '\r' && text[at + 1] === '\n') return 2;
  return text[at] === (newline ?? '\n') || text[at] === '\n' ? 1 : null;
}

/** Decided by the first line end outside quotes; a return that ends the text may be half of one. */
function findNewline(text: string, isLast: boolean): '\n' | '\r' | null {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '"') isQuoted = !isQuoted;
    if (isQuoted || (mark !== '\n' && mark !== '\r')) continue;
    if (mark === '\n') return '\n';
    if (at + 1 < text.length) return text[at + 1] === '\n' ? '\n' : '\r';
    return isLast ? '\r' : null;
  }
  return null;
}
