import { DomainError, isDomainError, normaliseEmail } from '@ia/core';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Bounce } from '@ia/providers/inbound-mail/read-delivery-report';
import { mailKey } from './mail-key.ts';
import { findActivityLinks, type Links } from './store/events.ts';
import { findBounced } from './store/mail-threads.ts';

/**
 * A mail of ours that came back: the address is marked, which ends the sequences that write to it. A
 * notice about a mail we did not send proves nothing: it is ignored.
 * @throws MAIL_AUTOMATIC
 */
export async function recordBounce(
  { trx, items, options }: Unit,
  { messageId, recipient }: Bounce,
): Promise<Links> {
  const found = await findBounced(trx, { key: mailKey(messageId), email: addressOf(recipient) });
  if (!found) throw new DomainError('MAIL_AUTOMATIC');
  const now = new Date().toISOString();
  for (const id of found.leads) {
    await items('leads').updateOne(id, { email_bounced_at: now }, options);
  }
  for (const id of found.emails) {
    await items('contact_emails').updateOne(id, { status: 'bounced' }, options);
  }
  return findActivityLinks(trx, found.activity);
}

function addressOf(recipient: string): string {
  try {
    return normaliseEmail(recipient);
  } catch (error) {
    if (!isDomainError(error)) throw error;
    throw new DomainError('MAIL_AUTOMATIC');
  }
}
