import { open } from 'node:fs/promises';
import { DELIMITERS } from '../files/settings.ts';
import { decoderFor } from './decoder-for.ts';

/** The first lines of a file, and what they tell of the way it is written. */
export interface CsvHead {
  /** The separator the file states in a line of its own (`sep=;`), which is no row. */
  readonly hint: string | null;
  readonly delimiter: string;
  /** From the first row on. */
  readonly text: string;
}

const HEAD_BYTES = 65_536;
const HEAD_LINES = 100;

/** Excel obeys this first line and does not show it; saved again, it is padded like a row. */
const HINT = /^\ufeff?[^\S\r\n]*"?sep=([^\r\n"' \p{L}\p{N}])"?[;,\t|" ]*(?:\r\n|\r|\n|$)/iu;
const HINT_LENGTH = 200;

/** @returns the separator stated in front of the first row, and how many characters say it */
export function readHint(start: string): { readonly mark: string; readonly length: number } | null {
  const [whole, mark] = HINT.exec(start.slice(0, HINT_LENGTH)) ?? [];
  return whole && mark ? { mark, length: whole.length } : null;
}

export async function readHead(path: string, encoding: string): Promise<CsvHead> {
  const text = await readStart(path, encoding);
  const hint = readHint(text);
  return {
    hint: hint?.mark ?? null,
    delimiter: hint?.mark ?? detectDelimiter(text),
    text: text.slice(hint?.length ?? 0),
  };
}

async function readStart(path: string, encoding: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    const text = decoderFor(encoding).decode(buffer.subarray(0, bytesRead));
    // The last line may be cut in two.
    return bytesRead < HEAD_BYTES ? text : text.replace(/[\r\n][^\r\n]*$/, '');
  } finally {
    await file.close();
  }
}

/**
 * The separator that cuts the most lines into the same number of cells; of two, the one that cuts
 * them into more. Notes above the titles and decimal commas have no such regularity.
 */
export function detectDelimiter(text: string): string {
  const lines = withoutQuoted(text)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, HEAD_LINES);
  let best = { mark: ',', lines: 0, cuts: 0 };
  for (const mark of DELIMITERS) {
    const { lines: alike, cuts } = mostUsual(lines.map((line) => line.split(mark).length - 1));
    if (alike > best.lines || (alike === best.lines && cuts > best.cuts)) {
      best = { mark, lines: alike, cuts };
    }
  }
  return best.mark;
}

/** What stands in quotes is a value, line ends included: only quotes that open a cell count. */
function withoutQuoted(text: string): string {
  return text.replace(/(^|[,;\t|\r\n])[^\S\r\n\t]*"(?:[^"]|"")*"/g, '$1');
}

/** The number of cuts, at least one, that most lines share. */
function mostUsual(counts: readonly number[]): { readonly lines: number; readonly cuts: number } {
  const tally = new Map<number, number>();
  for (const cuts of counts) if (cuts > 0) tally.set(cuts, (tally.get(cuts) ?? 0) + 1);
  let best = { lines: 0, cuts: 0 };
  for (const [cuts, lines] of tally) {
    if (lines > best.lines || (lines === best.lines && cuts > best.cuts)) best = { lines, cuts };
  }
  return best;
}
