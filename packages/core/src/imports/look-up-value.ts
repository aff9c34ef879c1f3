import { sameText } from '../text/same-text.ts';
import type { JsonValue, ValueTable } from './mapping.ts';

const folded = new WeakMap<ValueTable, ReadonlyMap<string, JsonValue>>();

/**
 * The entry of a table of values for a cell; one that looks the same counts (accents taken apart,
 * another apostrophe or blank) where there is none to the letter. `undefined` when there is none.
 */
export function lookUpValue(table: ValueTable | undefined, text: string): JsonValue | undefined {
  if (!table) return undefined;
  if (Object.hasOwn(table, text)) return table[text] ?? null;
  return foldedOf(table).get(sameText(text));
}

function foldedOf(table: ValueTable): ReadonlyMap<string, JsonValue> {
  const known = folded.get(table);
  if (known) return known;
  const entries = new Map(Object.entries(table).map(([key, value]) => [sameText(key), value]));
  folded.set(table, entries);
  return entries;
}
