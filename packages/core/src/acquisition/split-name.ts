export interface SplitName {
  readonly first_name: string | null;
  readonly last_name: string | null;
}

/** Words in capitals are the family name, as French forms and signatures write it. */
const CAPITALS = /^\p{Lu}[\p{Lu}'’-]+$/u;
const LONG_ENOUGH = 3;
/** Capitals behind a name that are a function, a degree or a company’s form. */
const NO_NAMES: ReadonlySet<string> = new Set(
  'PDG CEO CTO COO CFO CMO CIO DSI DAF DRH DGA DPO SAS SASU SARL EURL SCI PHD MBA EI SA DG RH'.split(
    ' ',
  ),
);

/** What is said of somebody before their name, and is no part of it. */
const CIVILITY =
  /^(?:(?:monsieur|madame|mademoiselle|mr|mrs|ms|miss|mme|mlle|mmes|melle|dr|docteur|herr|frau|me)\.?|m\.)\s+(?=\p{L})/iu;
/** « M DUPONT », « M Jean »: the letter alone, where it cannot be an initial behind a name. */
const BARE_M = /^M\s+(?=\p{Lu})/u;
const COUPLE = /^(?:m|mr|mme|monsieur|madame)\.?\s+(?:et|&|ou)\s+(?:m|mr|mme|monsieur|madame)\b/i;

/** A name without the civility in front of it: « Mme Agathe Lenoir » is « Agathe Lenoir ». */
export function withoutCivility(name: string): string {
  if (COUPLE.test(name)) return name;
  return name.replace(CIVILITY, '').replace(BARE_M, '');
}

/**
 * « Ada Lovelace »: the first word is the first name; one word alone is the name it is filed under.
 * « LOVELACE Ada », « Ada Augusta LOVELACE » and « Mme Lovelace, Ada » are the same person.
 */
export function splitName(name: string | null): SplitName {
  const whole = withoutCivility((name ?? '').trim());
  if (COUPLE.test(whole)) return { first_name: null, last_name: whole };
  const [family, given, ...more] = whole.split(',').map((part) => part.trim());
  if (family && given && more.length === 0) return { first_name: given, last_name: family };
  const words = whole.split(/[\s,]+/).filter(Boolean);
  const cut = familyAt(words);
  if (cut) {
    const [start, end] = cut;
    const first = [...words.slice(0, start), ...words.slice(end)];
    return { first_name: first.join(' '), last_name: words.slice(start, end).join(' ') };
  }
  const [one = '', ...rest] = words;
  if (one === '') return { first_name: null, last_name: null };
  return rest.length > 0
    ? { first_name: one, last_name: rest.join(' ') }
    : { first_name: null, last_name: one };
}

/**
 * Where the words in capitals stand, at one end of the name: « LE GALL Yann », « Yann LE GALL ». Two
 * letters alone may be initials (« JP Martin »).
 */
function familyAt(words: readonly string[]): readonly [start: number, end: number] | null {
  const first = words.findIndex((word) => !CAPITALS.test(word));
  if (first > 0 && isFamily(words.slice(0, first))) return [0, first];
  const last = words.findLastIndex((word) => !CAPITALS.test(word));
  if (last < 0 || last === words.length - 1 || !isFamily(words.slice(last + 1))) return null;
  return [last + 1, words.length];
}

const isFamily = (words: readonly string[]): boolean =>
  words.some(({ length }) => length >= LONG_ENOUGH) && !words.some((word) => NO_NAMES.has(word));
