import { DomainError } from '../errors.ts';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * The web domain of a company in one form: lower case, without scheme, `www.`, port or path,
 * accents in IDNA (`xn--…`).
 * @throws DOMAIN_INVALID when no public host name can be read.
 */
export function normaliseDomain(text: string, field = 'domain'): string {
  const host = hostOf(text.trim());
  const domain = host?.replace(/\.$/, '').replace(/^(www\.)+(?=[^.]+\.)/, '');
  if (!domain || !isPublicName(domain)) {
    throw new DomainError('DOMAIN_INVALID', { field, value: text.slice(0, 100) });
  }
  return domain;
}

function hostOf(text: string): string | null {
  const withoutScheme = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '');
  // An address, not a site: guessing the domain of a mail would hide a wrong entry.
  if (withoutScheme === '' || /[\s@]/.test(withoutScheme)) return null;
  const candidate = `https://${withoutScheme}`;
  return URL.canParse(candidate) ? new URL(candidate).hostname : null;
}

function isPublicName(domain: string): boolean {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return (
    domain.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(top)
  );
}
