import { createHash } from 'node:crypto';
import { findMailKeys } from '@ia/records/reminders/mail-aliases';
import type { Knex } from 'knex';

const MAX_KEY = 255;

/** The key under which a message is on a timeline; sent mails use the same. */
export function mailKey(messageId: string): string {
  return shortened(`mail:${messageId}`, messageId);
}

/** Of one mail that is on several records, the first has the mail's own key. */
export function copyKey(key: string, rank: number): string {
  return rank === 0 ? key : shortened(`${key}#${rank + 1}`, `${key}#${rank + 1}`);
}

/** Of a mail that came under the identifier of a private one without being it: it tells nothing of that. */
export function ownKey(key: string, print: string): string {
  return `mail:sha256:${createHash('sha256').update(`${key} ${print}`).digest('hex')}`;
}

function shortened(key: string, hashed: string): string {
  if (key.length <= MAX_KEY) return key;
  return `mail:sha256:${createHash('sha256').update(hashed).digest('hex')}`;
}

/** The keys of the messages a mail answers, the nearest first, whatever a server called them. */
export async function answeredKeys(
  trx: Knex.Transaction,
  answers: readonly string[],
): Promise<readonly string[]> {
  const renamed = await findMailKeys(trx, answers);
  return answers.map((id) => renamed.get(id) ?? mailKey(id));
}
