import { normaliseEmail } from './normalise-email.ts';

/** What a cell of addresses holds: one in its one form, several, or none that can be read. */
export type MailCell =
  | { readonly kind: 'one'; readonly email: string }
  | { readonly kind: 'several'; readonly first: string }
  | { readonly kind: 'unreadable' };

const LONGEST = 1000;
const BETWEEN = /[\s,;|/<>()[\]"‘’“”„«»‹›#]+/;
const SCHEME = /^(?:mailto|smtp|e-?mail|mail|courriel|adresse)\s?:/i;

/**
 * Reads the address in a cell as address books write it: `Agathe Lenoir <agathe@example.fr>`,
 * `mailto:agathe@example.fr?subject=…`, `agathe@example.fr (pro)`. The same one twice is one.
 */
export function readMailCell(text: string): MailCell {
  if (text.length > LONGEST) return { kind: 'unreadable' };
  const plain = addressOf(text);
  if (plain !== null) return { kind: 'one', email: plain };
  const found = text.split(BETWEEN).filter((part) => part.includes('@'));
  const read = found.map(addressOf);
  const [first] = read;
  if (first && new Set(read).size === 1) return { kind: 'one', email: first };
  const isEachRead = read.length > 1 && read.every((email) => email !== null);
  return first && isEachRead ? { kind: 'several', first } : { kind: 'unreadable' };
}

function addressOf(text: string): string | null {
  const bare = text
    .trim()
    .replace(/＠/g, '@')
    .replace(/^['‘’“”«»\s]+|['‘’“”«»\s]+$/g, '')
    .replace(SCHEME, '')
    .replace(/[.,;:]+$/, '');
  try {
    return normaliseEmail(/^\s*mailto:/i.test(text) ? linkedAddress(bare) : bare);
  } catch {
    return null;
  }
}

/** A link may name a subject, and writes its signs as `%40`. */
function linkedAddress(link: string): string {
  const [address = ''] = link.split('?');
  return decodeURIComponent(address);
}
