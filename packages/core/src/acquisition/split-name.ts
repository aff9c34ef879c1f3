export interface SplitName {
  readonly first_name: string | null;
  readonly last_name: string | null;
}

/** Words in capitals are the family name, as French forms and signatures write it. */
const CAPITALS = /^\p{Lu}[\p{Lu}'’-]{2,}$/u;

/**
 * « Ada Lovelace »: the first word is the first name; one word alone is the name it is filed under.
 * « LOVELACE Ada » and « Lovelace, Ada » are the same person.
 */
export function splitName(name: string | null): SplitName {
  const [family, given, ...more] = (name ?? '').split(',').map((part) => part.trim());
  if (family && given && more.length === 0) return { first_name: given, last_name: family };
  const words = (name ?? '').split(/[\s,]+/).filter(Boolean);
  const first = words.findIndex((word) => !CAPITALS.test(word));
  if (first > 0) {
    return { first_name: words.slice(first).join(' '), last_name: words.slice(0, first).join(' ') };
  }
  const [one = '', ...rest] = words;
  if (one === '') return { first_name: null, last_name: null };
  return rest.length > 0
    ? { first_name: one, last_name: rest.join(' ') }
    : { first_name: null, last_name: one };
}
