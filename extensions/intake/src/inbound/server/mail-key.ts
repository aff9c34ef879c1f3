import { createHash } from 'node:crypto';

/** The key under which a message is on a timeline; sent mails use the same. */
export function mailKey(messageId: string): string {
  const key = `mail:${messageId}`;
  if (key.length <= 255) return key;
  return `mail:sha256:${createHash('sha256').update(messageId).digest('hex')}`;
}
