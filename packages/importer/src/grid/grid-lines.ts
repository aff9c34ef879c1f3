import { readChunks } from '../csv/read-chunks.ts';

/** One line of a table written here: its cells, and the places of those that are numbers. */
export interface GridLine {
  readonly cells: readonly string[];
  readonly numeric: readonly number[];
}

/** A cell on its way into such a table; one that is not there is empty. */
export interface GridCell {
  readonly text: string;
  readonly isNumber: boolean;
}

/**
 * A table of ours is JSON, a line a record: a text as it is, a number as `["12"]`. It is read twice, to
 * be inspected and to be loaded, and takes a fifth of the time that cutting a CSV into cells does.
 */
export function gridLine(cells: readonly (GridCell | undefined)[]): string {
  const values = Array.from(cells, (cell) => (cell?.isNumber ? [cell.text] : (cell?.text ?? '')));
  return `${JSON.stringify(values)}\n`;
}

/** The same of cells that are texts all of them. */
export const textLine = (cells: readonly string[]): string => `${JSON.stringify(cells)}\n`;

/** The lines of a table of ours, some at a time. */
export async function* readGrid(path: string): AsyncGenerator<readonly GridLine[]> {
  const decoder = new TextDecoder();
  // A line may be longer than many chunks: it is put together once, at its end.
  let parts: string[] = [];
  for await (const chunk of readChunks(path)) {
    const text = decoder.decode(chunk, { stream: true });
    const end = text.lastIndexOf('\n');
    parts.push(end < 0 ? text : text.slice(0, end));
    if (end < 0) continue;
    yield parts.join('').split('\n').map(parseLine);
    parts = [text.slice(end + 1)];
  }
}

/** The first lines of a text that starts such a table, as far as they are whole. */
export function firstGridLines(text: string, count: number): readonly (readonly string[])[] {
  const lines: (readonly string[])[] = [];
  try {
    for (const line of text.split('\n').slice(0, count)) {
      if (line !== '') lines.push(parseLine(line).cells);
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return lines;
}

function parseLine(line: string): GridLine {
  const values: unknown = JSON.parse(line);
  const cells: string[] = Array.isArray(values) ? values : [];
  const numeric: number[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const value: unknown = cells[at];
    if (!Array.isArray(value)) continue;
    numeric.push(at);
    cells[at] = value[0];
  }
  return { cells, numeric };
}
