import { createHash } from 'node:crypto';
import { uuidOfHash } from '@ia/core/text/stable-id';

/**
 * One id per event, handler and round, the same whoever computes it: enqueuing twice enqueues once. `round` counts how
 * often somebody had the event sent again to a handler that had done its work.
 */
export function jobId(event: string, handler: string, round = 0): string {
  const again = round > 0 ? ` ${round}` : '';
  const hex = createHash('sha256').update(`${event} ${handler}${again}`).digest('hex');
  return uuidOfHash(hex, { version: '8' });
}
