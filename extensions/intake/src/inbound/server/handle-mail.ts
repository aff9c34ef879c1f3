import { DomainError } from '@ia/core';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { storableText } from '@ia/core/acquisition/storable-text';
import { isRefusal } from '@ia/core/contacts/is-refusal';
import { cutText } from '@ia/core/text/cut-text';
import { ownWords } from '@ia/core/text/own-words';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import { readMime } from '@ia/providers/inbound-mail/read-mime';
import { readPostmark } from '@ia/providers/inbound-mail/read-postmark';
import { findMailKeys } from '@ia/records/reminders/mail-aliases';
import { commonSettings, mailSettings } from '@ia/records/sources/source-settings';
import type { Handler } from './handler.ts';
import { UNFETCHABLE } from './identify-delivery.ts';
import { mailKey } from './mail-key.ts';
import { type MailRequest, readMailRequest } from './mail-request.ts';
import { readJson } from './read-form.ts';
import { recordBounce } from './record-bounce.ts';
import { type ActivityDraft, addActivity, recordContact } from './record-contact.ts';
import type { Links, StoredDelivery } from './store/events.ts';
import { findAnswering, findFiledMail, findThread, isStaffAddress } from './store/mail-threads.ts';
import type { Place } from './store/place.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const MAX_TEXT = 20_000;

/**
 * A mail: on the conversation it answers, else where its sender is dealt with, else a new lead. What
 * machines send and what colleagues write is no news; what colleagues pass on is.
 */
export const handleMail: Handler = async (delivery, { database }) => {
  const mail = await readMail(delivery);
  const { bounce } = mail;
  if (bounce) return (unit) => recordBounce(unit, bounce);
  const asking = await readMailRequest(mail, mailSettings(delivery.settings), (address) =>
    isStaffAddress(database, address),
  );
  const activity = activityOf(mail, asking, delivery);
  return async (unit) => {
    const filed = await findFiledMail(unit.trx, activity.external_id);
    if (filed) return filed;
    const renamed = await findMailKeys(unit.trx, mail.answers);
    const keys = mail.answers.map((id) => renamed.get(id) ?? mailKey(id));
    const thread = await findThread(unit.trx, keys);
    if (!thread) {
      return recordContact(unit, delivery, { lead: leadOf(asking, delivery), activity });
    }
    await verifyAddress(unit, thread, { email: asking.address, keys });
    const links = await addActivity(unit, thread, activity);
    if (isRefusal(ownWords(mail.text))) await withdraw(unit, links, activity);
    return links;
  };
};

/** « Merci de me désinscrire », in answer to a mail of ours. */
function withdraw(unit: Unit, links: Links, { occurred_at, body }: ActivityDraft) {
  const proof = `E-mail : ${cutText(ownWords(body ?? ''), 500)}`;
  return withdrawConsent(unit, links, { channel: 'email', at: occurred_at, proof });
}

/** Who answers what we sent reads what we send there. */
async function verifyAddress(
  { trx, items, options }: Unit,
  { contact }: Place,
  answer: { readonly email: string; readonly keys: readonly string[] },
): Promise<void> {
  const id = contact && (await findAnswering(trx, { contact, ...answer }));
  if (id) await items('contact_emails').updateOne(id, { status: 'verified' }, options);
}

async function readMail({ headers, body, event_type }: StoredDelivery): Promise<InboundMail> {
  if (event_type === UNFETCHABLE) {
    throw new DomainError('MAIL_UNFETCHABLE', { hint: cutText(body.toString('utf8'), 300) });
  }
  const isJson = /\bjson\b/i.test(headers['content-type'] ?? '');
  const mail = isJson ? readPostmark(readJson(body)) : await readMime(body).catch(() => null);
  if (!mail) throw new DomainError('INBOUND_UNREADABLE', { hint: isJson ? 'Postmark' : 'MIME' });
  return mail;
}

function activityOf(
  mail: InboundMail,
  { subject }: MailRequest,
  { id, received_at }: StoredDelivery,
): ActivityDraft {
  // A sender's clock may be wrong: never later than we received it.
  const sent = mail.date && mail.date < received_at ? mail.date : received_at;
  return {
    type: 'email',
    subject: storableText(subject),
    body: cutText(storableText(mail.text), MAX_TEXT),
    occurred_at: sent,
    status: 'done',
    // What came by mail counts as an answer, with or without a name of its own.
    external_id: mailKey(mail.messageId ?? `inbound-${id}`),
  };
}

function leadOf({ answers }: MailRequest, delivery: StoredDelivery) {
  const settings = commonSettings(delivery.settings);
  return draftLead({
    answers,
    mapping: {},
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? 'E-mail',
  });
}
