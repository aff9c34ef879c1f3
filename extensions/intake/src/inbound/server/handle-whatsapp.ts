import { DomainError, messageFor } from '@ia/core';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { storableText } from '@ia/core/acquisition/storable-text';
import { isRefusal } from '@ia/core/contacts/is-refusal';
import { phoneSpellings } from '@ia/core/contacts/normalise-phone';
import { filedText } from '@ia/core/messages/filed-words';
import { cutText } from '@ia/core/text/cut-text';
import type { Unit } from '@ia/directus-kit/writing/unit';
import {
  readWhatsappWebhook,
  type WhatsappMessage,
  type WhatsappPerson,
  type WhatsappPreference,
  type WhatsappTold,
} from '@ia/providers/whatsapp/read-webhook';
import { failSent } from '@ia/records/reminders/fail-sent';
import { commonSettings } from '@ia/records/sources/source-settings';
import { findConversation } from './find-conversation.ts';
import type { Handler } from './handler.ts';
import { readJson } from './read-form.ts';
import { addActivity, findPlace, recordContact } from './record-contact.ts';
import type { Links, StoredDelivery } from './store/events.ts';
import { findFiledMail } from './store/filed-mails.ts';
import type { Place } from './store/place.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const MAX_TEXT = 20_000;

/**
 * What came from WhatsApp: an answer goes where its conversation is, else to whoever has that number
 * or id; « STOP » takes the agreement back. Of our own messages only what went wrong is of interest.
 */
export const handleWhatsapp: Handler = async (delivery) => {
  const told = readWhatsappWebhook(readJson(delivery.body));
  if (!told) throw new DomainError('INBOUND_UNREADABLE', { hint: 'WhatsApp' });
  const concerned = told.filter(isOfInterest);
  if (concerned.length === 0) {
    throw new DomainError('INBOUND_NOT_SUPPORTED', { hint: delivery.event_type });
  }
  return async (unit) => {
    let links: Links = {};
    for (const one of concerned) links = (await record(unit, delivery, one)) ?? links;
    const lost = told.flatMap((one) => (one.kind === 'unreadable' ? [one.id] : []));
    return lost.length === 0 ? links : { ...links, ...remarkOf(lost) };
  };
};

function isOfInterest(one: WhatsappTold): boolean {
  if (one.kind === 'status') return one.status === 'failed';
  // Wanting promotions again is no agreement to what we send: that is given on a form.
  return one.kind === 'preference' ? !one.wantsPromotions : one.kind === 'message';
}

function remarkOf(lost: readonly string[]) {
  const details = { value: String(lost.length), hint: lost.slice(0, 10).join(', ') };
  return {
    error_code: 'INBOUND_PARTLY',
    error_details: JSON.stringify(details),
    error_message: messageFor('INBOUND_PARTLY', details, 'fr'),
  };
}

function record(unit: Unit, delivery: StoredDelivery, one: WhatsappTold): Promise<Links | null> {
  if (one.kind === 'status') {
    // A message Meta took and could not deliver: the reminder says so.
    return failSent(unit.trx, { messageId: one.id, note: one.reason });
  }
  if (one.kind === 'preference') return recordPreference(unit, one);
  if (one.kind === 'unreadable') return Promise.resolve(null);
  return one.isNotice ? recordNotice(unit, one) : recordMessage(unit, delivery, one);
}

async function recordMessage(
  unit: Unit,
  delivery: StoredDelivery,
  message: WhatsappMessage,
): Promise<Links> {
  const external_id = `whatsapp:${message.id}`.slice(0, 255);
  const filed = await findFiledMail(unit.trx, external_id);
  if (filed) return filed;
  const at = new Date(Math.min(message.at.getTime(), delivery.received_at.getTime()));
  const activity = activityOf(message, { external_id, occurred_at: at });
  const keys = message.answers ? [`whatsapp:${message.answers}`] : [];
  const [thread] = await findConversation(unit.trx, keys, null);
  const links = thread
    ? await addActivity(unit, thread, activity)
    : await recordContact(unit, delivery, {
        lead: leadOf(message, delivery),
        activity,
        whatsapp: { userId: message.userId },
      });
  if (isRefusal(activity.body)) await withdraw(unit, links, message);
  return links;
}

/** What WhatsApp tells of somebody we know; it is no word of theirs, and makes nobody a lead. */
async function recordNotice(unit: Unit, notice: WhatsappMessage): Promise<Links | null> {
  const external_id = `whatsapp-notice:${notice.id}`.slice(0, 255);
  const filed = await findFiledMail(unit.trx, external_id);
  const place = filed ? null : await placeOf(unit, notice);
  if (!place) return filed;
  return addActivity(unit, place, activityOf(notice, { external_id, occurred_at: notice.at }));
}

async function recordPreference(unit: Unit, one: WhatsappPreference): Promise<Links | null> {
  const place = await placeOf(unit, one);
  if (!place) return null;
  await withdrawConsent(unit, place, {
    channel: 'whatsapp',
    at: one.at,
    proof: filedText('promotionsStopped', 'fr'),
  });
  return { lead: place.lead, contact: place.contact, deal: place.deal };
}

function placeOf(unit: Unit, { from, userId, name }: WhatsappPerson): Promise<Place | null> {
  const identity = { email: null, phones: from ? phoneSpellings(from) : [], whatsappId: userId };
  return findPlace(unit, identity, { email: null, name, isOwnNumber: true });
}

interface Filing {
  readonly external_id: string;
  readonly occurred_at: Date;
}

function activityOf({ name, from, text }: WhatsappMessage, filing: Filing) {
  return {
    type: 'note',
    subject: filedText(
      'whatsappFrom',
      'fr',
      storableText(name ?? from ?? filedText('somebody', 'fr')),
    ),
    body: cutText(storableText(text), MAX_TEXT),
    status: 'done',
    ...filing,
  } as const;
}

function leadOf({ from, name, userId }: WhatsappPerson, delivery: StoredDelivery) {
  const settings = commonSettings(delivery.settings);
  const called = name ?? (from ? null : filedText('whatsappUser', 'fr', userId?.slice(-4)));
  return draftLead({
    answers: new Map([
      ...(from ? [['phone', from] as const] : []),
      ...(called ? [['full_name', storableText(called)] as const] : []),
    ]),
    mapping: {},
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? 'WhatsApp',
  });
}

function withdraw(unit: Unit, links: Links, { id, at, text }: WhatsappMessage) {
  const proof = `Message ${id} : ${cutText(text.trim(), 500)}`;
  return withdrawConsent(unit, links, { channel: 'whatsapp', at, proof });
}
