import type { Row } from '@ia/directus-kit';

/** What a name that is kept as a key begins with: `$t:dashboard_sales`. */
const KEY = '$t:';
const NAMED = ['name', 'note'] as const;

/** Whether one of the rows carries a key where people read a name. */
export function hasKeyedNames(rows: readonly Row[]): boolean {
  return rows.some((row) => NAMED.some((field) => isKey(row[field])));
}

/** Dashboards or panels with their names in words; a key nobody translated stays, so that it is seen. */
export function nameInWords(
  rows: readonly Row[],
  words: ReadonlyMap<string, string>,
): readonly Row[] {
  return rows.map((row) => {
    const named = NAMED.flatMap((field): [string, string][] => {
      const value = row[field];
      const word = isKey(value) ? words.get(value.slice(KEY.length)) : undefined;
      return word === undefined ? [] : [[field, word]];
    });
    return { ...row, ...Object.fromEntries(named) };
  });
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(KEY);
}
