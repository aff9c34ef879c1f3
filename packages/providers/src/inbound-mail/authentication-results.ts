import type { MailProof } from '@ia/core/acquisition/decide-proof';
import { domainOf } from '@ia/core/acquisition/mail-address';
import { type AuthResult, parseAuthenticationResults } from './parse-authentication-results.ts';

/**
 * What the first `Authentication-Results` of a mail says, the one of the server nearest to us: those below
 * came with the mail (RFC 8601). Null for a mail without one. `from` is the address it says to be of. A
 * header that can be read in two ways proves nothing: parts of it are the sender's words.
 */
export function readProof(header: string, from: string): MailProof | null {
  if (header.trim() === '') return null;
  const parsed = parseAuthenticationResults(header);
  if (!parsed) return { server: null, isAligned: false };
  const { server, results } = parsed;
  const domain = domainOf(from);
  const verdicts = results.filter(({ method }) => method === 'dmarc');
  const isAligned =
    domain !== '' && verdicts.length <= 1 && results.some((result) => isPassOf(result, domain));
  return { server, isAligned };
}

/** The property that names the domain a method has checked. */
const CHECKED: Readonly<Record<string, readonly string[]>> = {
  dmarc: ['header.from'],
  dkim: ['header.d', 'header.i'],
  spf: ['smtp.mailfrom'],
};

/**
 * The domain that was checked is the very one the mail says to be of. The one above it is not enough: it may be
 * a public suffix; a server that checks DMARC names the domain of the mail itself.
 */
function isPassOf({ method, value, properties }: AuthResult, domain: string): boolean {
  const names = Object.hasOwn(CHECKED, method) ? (CHECKED[method] ?? []) : [];
  const checked = names.map((name) => properties.get(name)).find(Boolean);
  return value === 'pass' && checked !== undefined && domainOf(checked) === domain;
}
