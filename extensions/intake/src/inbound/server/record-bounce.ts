import { DomainError, isDomainError, normaliseEmail } from '@ia/core';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Bounce } from '@ia/providers/inbound-mail/bounce';
import { findMailKeys } from '@ia/records/reminders/mail-aliases';
import { mailKey } from './mail-key.ts';
import { findActivityLinks, type Links } from './store/events.ts';
import { findBounced, findSentTo, markBounced } from './store/mail-threads.ts';

/** As our own mails are called: one of that form we do not know is no mail of ours. */
const OWN = /^(?:reminder|mail)-/;

/**
 * A mail of ours that came back: the address is marked, which ends the sequences that write to it.
 * Known by its name, ours or the one its server gave it, else by an address we wrote to lately; a
 * notice about anything else proves nothing: it is ignored.
 * @throws MAIL_AUTOMATIC
 */
export async function recordBounce(
  { trx, items, options }: Unit,
  { messageId, recipient, others = [] }: Bounce,
): Promise<Links> {
  const emails = [recipient, ...others].flatMap(addressOf);
  const renamed = (await findMailKeys(trx, [messageId])).get(messageId);
  const found =
    (await findBounced(trx, { key: renamed ?? mailKey(messageId), emails })) ??
    (OWN.test(messageId) ? null : await findSentTo(trx, emails));
  if (!found) throw new DomainError('MAIL_AUTOMATIC');
  const now = new Date().toISOString();
  for (const id of found.leads) {
    await items('leads').updateOne(id, { email_bounced_at: now }, options);
  }
  for (const id of found.emails) {
    await items('contact_emails').updateOne(id, { status: 'bounced' }, options);
  }
  await markBounced(trx, found.activity);
  return findActivityLinks(trx, found.activity);
}

function addressOf(recipient: string): string[] {
  try {
    return [normaliseEmail(recipient)];
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return [];
  }
}
