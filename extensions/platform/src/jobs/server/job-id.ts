import { createHash } from 'node:crypto';
import { uuidOfHash } from '@ia/core/text/stable-id';

/** One id per event and handler, the same whoever computes it: enqueuing twice enqueues once. */
export function jobId(event: string, handler: string): string {
  const hex = createHash('sha256').update(`${event} ${handler}`).digest('hex');
  return uuidOfHash(hex, { version: '8' });
}
