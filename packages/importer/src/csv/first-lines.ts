import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { FORGIVING } from './read-records.ts';
import { unquote } from './unquote.ts';

/**
 * The first lines of a text as they are, blank ones included, to find its titles among them: as many
 * as can be read. A fault is told by the reading of the whole file.
 */
export function firstLines(
  text: string,
  delimiter: string,
  count: number,
): readonly (readonly string[])[] {
  const lines: (readonly string[])[] = [];
  const onRecord = (cells: unknown) => {
    if (Array.isArray(cells)) lines.push(unquote(cells.map(String)));
    return null;
  };
  try {
    parse(text, { ...FORGIVING, delimiter, to: count, on_record: onRecord });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return lines;
}
