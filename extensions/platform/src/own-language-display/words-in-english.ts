import type { Api } from '@ia/app-kit/contract-api';
import { type ApiRow, rows, textAt } from '@ia/app-kit/read-row';

/** Reference data is short: stages, reasons, rules. */
const MOST_ROWS = 200;

const kept = new Map<string, ReadonlyMap<string, string>>();
const asked = new Map<string, Promise<void>>();

const keyOf = (collection: string, field: string): string => `${collection}.${field}`;

/** The English words beside French ones: `label_en` beside `label`, by the French word. */
export function englishBeside(
  found: readonly ApiRow[],
  field: string,
): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const row of found) {
    const [french, english] = [textAt(row, field), textAt(row, `${field}_en`)];
    if (french && english) words.set(french, english);
  }
  return words;
}

/** Reads the English words of a field once for the page; a failure is forgotten, the next display tries again. */
export function readWords(api: Api, collection: string, field: string): Promise<void> {
  const key = keyOf(collection, field);
  const read = async (): Promise<void> => {
    try {
      const params = { fields: [field, `${field}_en`], limit: MOST_ROWS };
      const found = await api.get(`/items/${collection}`, rows, params);
      kept.set(key, englishBeside(found, field));
    } finally {
      if (!kept.has(key)) asked.delete(key);
    }
  };
  const promise = asked.get(key) ?? read();
  asked.set(key, promise);
  return promise;
}

/** The English word where it is known, else the word itself. */
export function knownWord(collection: string, field: string, word: string): string {
  return kept.get(keyOf(collection, field))?.get(word) ?? word;
}
