import { BOM, linesOf } from '@ia/directus-kit/http/csv-export';
import { rowsOf, type Told } from './rows-of.ts';

interface Part {
  /** No for the second and later parts of one file. */
  readonly includeHeader?: boolean;
  readonly fields?: readonly string[] | null;
}

/** A file, or the next part of one, from what Directus read; empty when it read nothing. */
export function frenchCsv(input: unknown, told: Told, part: Part = {}): string {
  const [header, ...rows] = rowsOf(input, told, part.fields);
  if (!header) return '';
  return part.includeHeader === false ? linesOf(rows) : BOM + linesOf([header, ...rows]);
}
