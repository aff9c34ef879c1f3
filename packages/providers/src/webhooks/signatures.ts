import { createHmac, timingSafeEqual } from 'node:crypto';

export type Verdict = 'valid' | 'invalid' | 'expired';

export interface SignedBody {
  /** The header that carries the signature. */
  readonly header: string | undefined;
  readonly body: Buffer;
  readonly secret: string;
}

/** Older than this, a signed delivery may be a recorded one played again. */
export const TOLERANCE_SECONDS = 180;

/**
 * `t=<unix seconds>,v1=<hex>` over `<t>.<body>` with HMAC-SHA256: `Calendly-Webhook-Signature`
 * (developer.calendly.com, webhook signatures), and our own `X-Signature` for sites that sign.
 */
export function verifyTimestamped({ header, body, secret }: SignedBody, now: Date): Verdict {
  const parts = new Map(
    (header ?? '').split(',').map((part): [string, string] => {
      const [name = '', ...value] = part.trim().split('=');
      return [name, value.join('=')];
    }),
  );
  const stamp = parts.get('t') ?? '';
  if (!/^\d{1,12}$/.test(stamp)) return 'invalid';
  const expected = createHmac('sha256', secret).update(`${stamp}.`).update(body).digest();
  if (!isSame(expected, parts.get('v1') ?? '')) return 'invalid';
  const age = Math.abs(now.getTime() / 1000 - Number(stamp));
  return age <= TOLERANCE_SECONDS ? 'valid' : 'expired';
}

const LINKEDIN_PREFIX = 'hmacsha256=';

/**
 * `X-LI-Signature`: HMAC-SHA256, in hexadecimal, of the body preceded by `hmacsha256=`, keyed with
 * the client secret of the application (learn.microsoft.com, LinkedIn webhook validation). It
 * carries no time: a delivery played again is known by its own id.
 */
export function verifyLinkedin({ header, body, secret }: SignedBody): Verdict {
  const given = (header ?? '').trim().replace(LINKEDIN_PREFIX, '');
  const expected = createHmac('sha256', secret).update(LINKEDIN_PREFIX).update(body).digest();
  return isSame(expected, given) ? 'valid' : 'invalid';
}

/** What LinkedIn expects back when it checks, every two hours, that the address is ours. */
export function answerLinkedinChallenge(challengeCode: string, secret: string): string {
  return createHmac('sha256', secret).update(challengeCode).digest('hex');
}

const META_PREFIX = 'sha256=';

/**
 * `X-Hub-Signature-256` of Meta: HMAC-SHA256 of the body, in hexadecimal, keyed with the secret of the
 * application (developers.facebook.com, webhooks, validating payloads).
 */
export function verifyMeta({ header, body, secret }: SignedBody): Verdict {
  const given = (header ?? '').trim();
  if (!given.startsWith(META_PREFIX)) return 'invalid';
  const expected = createHmac('sha256', secret).update(body).digest();
  return isSame(expected, given.slice(META_PREFIX.length)) ? 'valid' : 'invalid';
}

/** Whether somebody who asks to be confirmed knows the word agreed on, compared in constant time. */
export function isSameWord(given: string, expected: string): boolean {
  const hash = (text: string) => createHmac('sha256', 'word').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

function isSame(expected: Buffer, hex: string): boolean {
  const given = /^[0-9a-f]{64}$/i.test(hex) ? Buffer.from(hex, 'hex') : Buffer.alloc(0);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
