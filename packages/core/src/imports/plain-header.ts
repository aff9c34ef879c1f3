import { sameText } from '../text/same-text.ts';
import { unescapeFormula } from '../text/unescape-formula.ts';

/** A header without accents, case, unit or punctuation: « Montant HT (€) » is `montant ht`. */
export function plainHeader(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/n[°º]/g, 'numero')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What two headers that look the same have in common. */
export function sameHeader(name: string): string {
  return sameText(unescapeFormula(name));
}
