import { foldLetters } from './fold-letters.ts';

/**
 * What a search compares, as `platform.searchable` has it in the database: no capitals, no accents, no
 * ligatures, straight apostrophes and quotes.
 */
export function searchText(text: string): string {
  return foldLetters(text.replace(/[‘’ʼ′´`＇]/g, "'"))
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}
