import type { RowReading } from '@ia/core/imports';

/** What a database cannot keep: NUL, a surrogate pair cut in two. */
const UNKEPT = /\p{Surrogate}|\0/gu;

/** The cells of a row as they came, by header; those without one by their place. */
export function sourceOf({ headers, cells }: RowReading): Readonly<Record<string, string>> {
  const pairs = cells.map((cell, index) => [
    (headers[index] || `n° ${index + 1}`).replace(UNKEPT, '\ufffd'),
    cell.replace(UNKEPT, '\ufffd'),
  ]);
  return Object.fromEntries(pairs);
}
