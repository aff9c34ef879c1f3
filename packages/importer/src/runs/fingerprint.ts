import { createHash } from 'node:crypto';

/** 128 bits of a text, as a part of an identifier. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
