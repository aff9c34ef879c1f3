import type { MailProof } from '@ia/core/acquisition/decide-proof';
import { domainOf } from '@ia/core/acquisition/mail-address';

/** Longer than any server writes: what is beyond says nothing. */
const LONGEST = 10_000;

/**
 * What the first `Authentication-Results` of a mail says, the one of the server nearest to us: those below
 * came with the mail (RFC 8601). Null for a mail without one. `from` is the address it says to be of.
 */
export function readProof(header: string, from: string): MailProof | null {
  if (header.trim() === '') return null;
  const [first = '', ...rest] = withoutComments(header.slice(0, LONGEST)).split(';');
  const isNamed = !first.includes('=');
  const results = (isNamed ? rest : [first, ...rest]).map(readResult);
  const domain = domainOf(from);
  return {
    server: isNamed ? (first.trim().split(/\s+/)[0] ?? '') || null : null,
    isAligned: domain !== '' && results.some((result) => isPassOf(result, domain)),
  };
}

interface Result {
  readonly method: string;
  readonly value: string;
  /** `header.d=agence.fr`, by name. */
  readonly properties: ReadonlyMap<string, string>;
}

function readResult(text: string): Result {
  const pairs = [...text.matchAll(/([\w.-]{1,40})\s*=\s*"?([^\s"]{1,300})/g)];
  const [[, method = '', value = ''] = []] = pairs;
  const properties = pairs
    .slice(1)
    .map(([, name = '', said = '']) => [name.toLowerCase(), said] as const);
  return {
    method: method.toLowerCase(),
    value: value.toLowerCase(),
    properties: new Map(properties),
  };
}

/** The domain that was checked is the one the mail says to be of, or the one above it. */
function isPassOf({ method, value, properties }: Result, domain: string): boolean {
  if (value !== 'pass') return false;
  const of = (...names: readonly string[]) =>
    names.map((name) => properties.get(name)).find(Boolean);
  if (method === 'dmarc') {
    const checked = of('header.from');
    return checked === undefined || isAligned(checked, domain);
  }
  if (method === 'dkim') return isAligned(of('header.d', 'header.i') ?? '', domain);
  if (method === 'spf') return isAligned(of('smtp.mailfrom') ?? '', domain);
  return false;
}

function isAligned(checked: string, domain: string): boolean {
  const one = domainOf(checked);
  return one === domain || (one.includes('.') && domain.endsWith(`.${one}`));
}

/** Comments of a header, one in another included; linear. */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const sign of text) {
    if (sign === '(') depth += 1;
    else if (sign === ')' && depth > 0) depth -= 1;
    else if (depth === 0) kept += sign;
  }
  return kept;
}
