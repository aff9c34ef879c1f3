import { DomainError, isDomainError, normaliseEmail } from '@ia/core';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { storableText } from '@ia/core/acquisition/flatten-answers';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import { readMime } from '@ia/providers/inbound-mail/read-mime';
import { readPostmark } from '@ia/providers/inbound-mail/read-postmark';
import { commonSettings } from '@ia/records/sources/source-settings';
import type { Handler } from './handler.ts';
import { mailKey } from './mail-key.ts';
import { readJson } from './read-form.ts';
import { recordBounce } from './record-bounce.ts';
import { type ActivityDraft, addActivity, recordContact } from './record-contact.ts';
import type { StoredDelivery } from './store/events.ts';
import { findAnswering, findFiledMail, findThread, isStaffAddress } from './store/mail-threads.ts';
import type { Place } from './store/place.ts';

const MAX_TEXT = 20_000;

/**
 * A mail: on the conversation it answers, else where its sender is dealt with, else a new lead. What
 * machines send and what colleagues send is no news.
 */
export const handleMail: Handler = async (delivery, { database }) => {
  const mail = await readMail(delivery);
  const { bounce } = mail;
  if (bounce) return (unit) => recordBounce(unit, bounce);
  const address = addressOf(mail);
  if (mail.isAutomatic) throw new DomainError('MAIL_AUTOMATIC');
  if (await isStaffAddress(database, address)) throw new DomainError('MAIL_FROM_STAFF');
  const activity = activityOf(mail, delivery);
  return async (unit) => {
    const filed = await findFiledMail(unit.trx, activity.external_id);
    if (filed) return filed;
    const keys = mail.answers.map(mailKey);
    const thread = await findThread(unit.trx, keys);
    if (thread) {
      await verifyAddress(unit, thread, { email: address, keys });
      return addActivity(unit, thread, activity);
    }
    return recordContact(unit, delivery, { lead: leadOf(mail, address, delivery), activity });
  };
};

/** Who answers what we sent reads what we send there. */
async function verifyAddress(
  { trx, items, options }: Unit,
  { contact }: Place,
  answer: { readonly email: string; readonly keys: readonly string[] },
): Promise<void> {
  const id = contact && (await findAnswering(trx, { contact, ...answer }));
  if (id) await items('contact_emails').updateOne(id, { status: 'verified' }, options);
}

async function readMail({ headers, body }: StoredDelivery): Promise<InboundMail> {
  const isJson = /\bjson\b/i.test(headers['content-type'] ?? '');
  const mail = isJson ? readPostmark(readJson(body)) : await readMime(body).catch(() => null);
  if (!mail) throw new DomainError('INBOUND_UNREADABLE', { hint: isJson ? 'Postmark' : 'MIME' });
  return mail;
}

function addressOf({ from }: InboundMail): string {
  try {
    return normaliseEmail(from?.address ?? '');
  } catch (error) {
    if (!isDomainError(error)) throw error;
    throw new DomainError('INBOUND_UNREADABLE', { hint: 'From' });
  }
}

function activityOf(mail: InboundMail, { id, received_at }: StoredDelivery): ActivityDraft {
  // A sender's clock may be wrong: never later than we received it.
  const sent = mail.date && mail.date < received_at ? mail.date : received_at;
  return {
    type: 'email',
    subject: storableText(mail.subject),
    body: storableText(mail.text).slice(0, MAX_TEXT),
    occurred_at: sent,
    status: 'done',
    external_id: mail.messageId ? mailKey(mail.messageId) : `inbound:${id}`,
  };
}

function leadOf(mail: InboundMail, address: string, delivery: StoredDelivery) {
  const settings = commonSettings(delivery.settings);
  const name = storableText(mail.from?.name ?? '').trim();
  return draftLead({
    answers: new Map([
      ['email', address],
      // Some programs put the address in place of the name.
      ...(name === '' || name.includes('@') ? [] : [['full_name', name] as const]),
    ]),
    mapping: {},
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? 'E-mail',
  });
}
