import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const FORM = /^([\w-]{1,64})\.([\w-]{43})$/;

export interface SignedToken {
  sign(id: string): string;
  /** The id that was signed; null for anything else. */
  open(token: string): string | null;
}

/**
 * Addresses for people who do not sign in: an id and its HMAC-SHA256, under a key of its own for each
 * purpose, derived by HKDF-SHA256 from the platform's key for files (64 hexadecimal digits).
 */
export function signedToken(filesKey: string, purpose: string): SignedToken {
  const master = Buffer.from(filesKey, 'hex');
  const key = Buffer.from(hkdfSync('sha256', master, '', `ia-infinity/${purpose}/v1`, 32));
  const hash = (id: string) => createHmac('sha256', key).update(id).digest();
  return {
    sign: (id) => `${id}.${hash(id).toString('base64url')}`,
    open(token) {
      const [, id = '', given = ''] = FORM.exec(token) ?? [];
      const bytes = Buffer.from(given, 'base64url');
      const expected = hash(id);
      return bytes.length === expected.length && timingSafeEqual(bytes, expected) ? id : null;
    },
  };
}
