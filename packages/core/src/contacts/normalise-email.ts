import { normaliseDomain } from '../accounts/normalise-domain.ts';
import { DomainError } from '../errors.ts';
import { tidyText } from '../text/same-text.ts';

/** Quotes of a text around an address (‘…’, «…») are none of its letters. */
const LOCAL_PART = /^[^\s@"(),:;<>[\]\\\p{Cc}‘’“”„«»‹›]{1,64}$/u;

/**
 * An e-mail address in one form: trimmed, without invisible marks, lower case, its domain in IDNA. `www.` in the domain is
 * kept, since it is part of the address.
 * @throws EMAIL_INVALID
 */
export function normaliseEmail(text: string, field = 'email'): string {
  const address = tidyText(text).toLowerCase();
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = asciiDomain(address.slice(at + 1), field);
  const wrongDots = local.startsWith('.') || local.endsWith('.') || local.includes('..');
  if (at < 1 || !LOCAL_PART.test(local) || wrongDots) throw invalid(field);
  const email = `${local}@${domain}`;
  if (email.length > 254) throw invalid(field);
  return email;
}

function asciiDomain(domain: string, field: string): string {
  // A label in front shields `www.` from being taken off, and a path or a port from being dropped.
  if (!domain.includes('.') || !/^[\p{L}\p{M}\p{N}.。-]+$/u.test(domain)) throw invalid(field);
  try {
    return normaliseDomain(`mail.${domain}`).slice('mail.'.length);
  } catch {
    throw invalid(field);
  }
}

function invalid(field: string): DomainError {
  return new DomainError('EMAIL_INVALID', { field });
}
