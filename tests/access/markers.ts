import { createHash } from 'node:crypto';

/** The same key always gives the same identifier, so that rows can name each other beforehand. */
export function idOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A word found in no other row and in no label: seen in an answer, it proves a leak. */
export const wordOf = (key: string) =>
  `zq${BigInt(`0x${idOf(key).replaceAll('-', '').slice(0, 12)}`).toString(36)}qz`;

/** An amount in cents that no other row carries: nine digits drawn from the key. */
export const amountOf = (key: string, field: string) =>
  500_000_000 + (Number.parseInt(idOf(`${key} ${field}`).slice(0, 7), 16) % 400_000_000);
