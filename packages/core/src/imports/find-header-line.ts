import { SYNONYMS } from './header-synonyms.ts';
import { plainHeader, sameHeader } from './plain-header.ts';

/** Names columns are known by, whatever the collection. */
const KNOWN = new Set(
  Object.entries(SYNONYMS).flatMap(([field, names]) =>
    [field.split('.').at(-1) ?? field, ...names].map(plainHeader),
  ),
);

const LONGEST = 100;

/**
 * The line of the titles among the first lines of a table, counted from 1: exports put a name, a date
 * or a note above them. It is the one that names the most expected columns; without any, the first
 * that is as wide as the table and names columns. Line 1 where nothing tells.
 * @param lines blank ones included, so that the number is the one a spreadsheet shows
 */
export function findHeaderLine(
  lines: readonly (readonly string[])[],
  expected: readonly string[] = [],
): number {
  const filled = lines.map((cells) => cells.map((cell) => cell.trim()).filter(Boolean));
  const first = filled.findIndex((cells) => cells.length > 0);
  if (first < 0) return 1;
  const wanted = new Set(expected.map(sameHeader));
  const byMapping = mostNamed(filled, (cell) => wanted.has(sameHeader(cell)));
  if (byMapping.names > 0) return byMapping.at + 1;
  const named = mostNamed(filled, isKnown);
  const isFirstNamed = filled[first]?.some(isKnown) ?? false;
  if (!isFirstNamed && areNames(filled[named.at], named.names)) return named.at + 1;
  const width = usualWidth(filled);
  if ((filled[first]?.length ?? 0) * 2 >= width) return first + 1;
  const wide = filled.findIndex((cells) => cells.length * 2 >= width);
  return (looksLikeTitles(filled[wide]) ? wide : first) + 1;
}

function isKnown(cell: string): boolean {
  return cell.length < LONGEST && KNOWN.has(plainHeader(cell));
}

/** A row of values may hold a word that is also the name of a column, not three of four such words. */
function areNames(cells: readonly string[] = [], names: number): boolean {
  return names > 1 && names * 4 >= cells.length * 3 && looksLikeTitles(cells);
}

function mostNamed(lines: readonly (readonly string[])[], isName: (cell: string) => boolean) {
  let best = { at: 0, names: 0 };
  for (const [at, cells] of lines.entries()) {
    const names = cells.filter(isName).length;
    if (names > best.names) best = { at, names };
  }
  return best;
}

/** As wide as three quarters of the lines are at most: those above the table are few. */
function usualWidth(lines: readonly (readonly string[])[]): number {
  const widths = lines.map(({ length }) => length).filter((width) => width > 0);
  widths.sort((one, other) => one - other);
  return widths[Math.floor(widths.length * 0.75)] ?? 0;
}

/** Titles differ from each other, and are neither numbers, days nor addresses. */
function looksLikeTitles(cells: readonly string[] | undefined): boolean {
  if (!cells || cells.length === 0) return false;
  const isDistinct = new Set(cells.map(sameHeader)).size === cells.length;
  return isDistinct && cells.every((cell) => !/^[-+(]?\d|@|^https?:/i.test(cell));
}
