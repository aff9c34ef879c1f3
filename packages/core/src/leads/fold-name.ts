import { foldLetters } from '../text/fold-letters.ts';

/** Words a company may carry or not without being another one. */
const LEGAL_FORMS = new Set(
  'sa sas sasu sarl eurl sci snc scop scp selarl ei eirl gie ltd llc inc corp gmbh bv srl spa ag plc cie'.split(
    ' ',
  ),
);

/** A name as it is compared: no case, accents, punctuation or ligature. */
export function foldName(name: string): string {
  return foldLetters(name)
    .replace(/&/g, ' et ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same for a company, without its legal form; the form alone stays, being all there is. */
export function foldCompany(name: string): string {
  const folded = foldName(name.replace(/\b([a-z])\.(?=[a-z]\b)/gi, '$1'));
  const words = folded.split(' ').filter((word) => !LEGAL_FORMS.has(word));
  return words.length > 0 ? words.join(' ') : folded;
}

/** How alike two folded names are, 0 to 1: the measure of pg_trgm, so that both agree. */
export function nameSimilarity(first: string, second: string): number {
  const [one, other] = [trigrams(first), trigrams(second)];
  if (one.size === 0 || other.size === 0) return 0;
  const shared = [...one].filter((trigram) => other.has(trigram)).length;
  return shared / (one.size + other.size - shared);
}

function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.split(' ').filter(Boolean)) {
    const padded = `  ${word} `;
    for (let start = 0; start + 3 <= padded.length; start += 1) {
      found.add(padded.slice(start, start + 3));
    }
  }
  return found;
}
