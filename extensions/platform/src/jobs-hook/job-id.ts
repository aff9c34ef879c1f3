import { createHash } from 'node:crypto';

/** One id per event and handler, the same whoever computes it: enqueuing twice enqueues once. */
export function jobId(event: string, handler: string): string {
  const hash = createHash('sha256').update(`${event} ${handler}`).digest('hex');
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
