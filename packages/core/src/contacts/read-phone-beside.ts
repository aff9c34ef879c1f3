import { callingCode, isFrenchCode, readPhoneOf } from './normalise-phone.ts';

/** What a number is, told beside the country of its owner. */
type PhoneBeside =
  | { readonly kind: 'number'; readonly phone: string }
  /** It might be French as well, which nobody of that country is likely to mean. */
  | { readonly kind: 'assumed'; readonly phone: string }
  /** As typed, with the codes it might have: no number until a person decides. */
  | { readonly kind: 'two_ways'; readonly text: string }
  | { readonly kind: 'none' };

/**
 * Codes of countries where people write pairs of digits, as in France, whatever the official form:
 * Belgium, the Netherlands, Algeria, Côte d’Ivoire.
 */
const ALSO_IN_PAIRS = new Set(['32', '31', '213', '225']);

/**
 * A number of somebody who lives in a country, which may be one of there or a French one that has
 * moved along. Where both are numbers its grouping decides; without one, a French landline does not
 * move, and what may be a French mobile reads two ways.
 */
export function readPhoneBeside(text: string, country: string): PhoneBeside {
  const code = callingCode(country);
  const french = readPhoneOf(text);
  const own = code === '' || isFrenchCode(code) ? null : readPhoneOf(text, code);
  const only = own ?? french;
  if (!only) return { kind: 'none' };
  if (!own || !french || own.number === french.number)
    return { kind: 'number', phone: only.number };
  const written = groupsOf(text);
  const native = groupsOf(own.national);
  const twoWays = { kind: 'two_ways', text: `${text.trim()} (+33 ou +${code} ?)` } as const;
  if (arePairs(written)) {
    const isFrench = !arePairs(native) && !ALSO_IN_PAIRS.has(code);
    return isFrench ? { kind: 'number', phone: french.number } : twoWays;
  }
  if (written.length > 1 && written.join() === native.join())
    return { kind: 'number', phone: own.number };
  // Without a zero it is whole where none is written.
  const mayMove = /^[67]/.test(french.significant) && own.national.startsWith('0');
  return mayMove ? twoWays : { kind: 'assumed', phone: own.number };
}

/** How many digits stand together: `079 123 45 67` is 3, 3, 2, 2. */
function groupsOf(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(({ length }) => length);
}

function arePairs(groups: readonly number[]): boolean {
  return groups.length === 5 && groups.every((length) => length === 2);
}
