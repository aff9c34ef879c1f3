import { createHash } from 'node:crypto';
import { uuidOfHash } from '@ia/core/text/stable-id';

const NAMESPACE = 'ia-infinity/seed/';

/** The same UUID for the same name on every installation, so that seeding again finds its rows. */
export function stableId(name: string): string {
  const hex = createHash('sha256').update(NAMESPACE).update(name).digest('hex');
  return uuidOfHash(hex, { version: '8' });
}
