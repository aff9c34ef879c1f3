/** Letters whose stroke is no accent, as `unaccent` of Postgres has them. */
const STROKED: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', þ: 'th', ħ: 'h' },
};

/** Letters as they are compared: no case, accents or ligatures. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[łøđðıþħ]/g, (letter) => STROKED[letter] ?? letter);
}
