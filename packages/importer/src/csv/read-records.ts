import { CsvParser } from './csv-parser.ts';
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

/**
 * Streams the records of a CSV file, header included, some at a time. Lines whose cells are all
 * empty are skipped and counted in `onBlank`.
 * @throws CsvFault with the place of the fault.
 */
export async function* readRecords(
  path: string,
  format: CsvFormat,
  onBlank: () => void = () => {},
): AsyncGenerator<readonly CsvRecord[]> {
  const parser = new CsvParser(format.delimiter);
  const decoder = new TextDecoder(format.encoding);
  let number = 0;
  const numbered = (found: readonly string[][]) => {
    const records: CsvRecord[] = [];
    for (const cells of found) {
      if (isBlank(cells)) onBlank();
      else records.push({ number: ++number, cells });
    }
    return records;
  };
  for await (const chunk of readChunks(path)) {
    yield numbered(parser.push(decoder.decode(chunk, { stream: true })));
  }
  yield numbered([...parser.push(decoder.decode()), ...parser.end()]);
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) {
    if (cell !== '' && cell.trim() !== '') return false;
  }
  return true;
}
