import { DomainError } from '@ia/core';
import { cutText } from '@ia/core/text/cut-text';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import { readMime } from '@ia/providers/inbound-mail/read-mime';
import { readPostmark } from '@ia/providers/inbound-mail/read-postmark';
import { UNFETCHABLE } from './identify-delivery.ts';
import { readJson } from './read-form.ts';
import type { StoredDelivery } from './store/events.ts';

type MailDelivery = Pick<StoredDelivery, 'headers' | 'body' | 'event_type'>;

/** The mail of a delivery, whichever way it came. @throws MAIL_UNFETCHABLE, INBOUND_UNREADABLE */
export async function readMail({ headers, body, event_type }: MailDelivery): Promise<InboundMail> {
  if (event_type === UNFETCHABLE) {
    throw new DomainError('MAIL_UNFETCHABLE', { hint: cutText(body.toString('utf8'), 300) });
  }
  const isJson = /\bjson\b/i.test(headers['content-type'] ?? '');
  const mail = isJson ? readPostmark(readJson(body)) : await readMime(body).catch(() => null);
  if (!mail) throw new DomainError('INBOUND_UNREADABLE', { hint: isJson ? 'Postmark' : 'MIME' });
  return mail;
}
