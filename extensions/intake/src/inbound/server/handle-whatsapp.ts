import { DomainError } from '@ia/core';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { storableText } from '@ia/core/acquisition/flatten-answers';
import type { Unit } from '@ia/directus-kit/writing/unit';
import {
  readWhatsappWebhook,
  type WhatsappMessage,
  type WhatsappStatus,
} from '@ia/providers/whatsapp/read-webhook';
import { failSent } from '@ia/records/reminders/fail-sent';
import { commonSettings } from '@ia/records/sources/source-settings';
import type { Handler } from './handler.ts';
import { readJson } from './read-form.ts';
import { addActivity, recordContact } from './record-contact.ts';
import type { Links, StoredDelivery } from './store/events.ts';
import { findFiledMail, findThread } from './store/mail-threads.ts';

const MAX_TEXT = 20_000;
/** The words by which people take back their agreement, as WhatsApp's own buttons spell them. */
const REFUSAL = /^\s*(stop|arr[eê]te[rz]?|désinscri\w*|unsubscribe)\s*[.!]?\s*$/i;

/**
 * What came from WhatsApp: an answer goes where its conversation is, else to whoever has that number;
 * « STOP » takes the agreement back. Of our own messages only what went wrong is of interest.
 */
export const handleWhatsapp: Handler = async (delivery) => {
  const told = readWhatsappWebhook(readJson(delivery.body));
  if (!told) throw new DomainError('INBOUND_UNREADABLE', { hint: 'WhatsApp' });
  const concerned = told.filter((one) => one.kind === 'message' || one.status === 'failed');
  if (concerned.length === 0) {
    throw new DomainError('INBOUND_NOT_SUPPORTED', { hint: delivery.event_type });
  }
  return async (unit) => {
    let links: Links = {};
    for (const one of concerned) {
      const found =
        one.kind === 'message'
          ? await recordMessage(unit, delivery, one)
          : await recordFailure(unit, one);
      links = found ?? links;
    }
    return links;
  };
};

async function recordMessage(
  unit: Unit,
  delivery: StoredDelivery,
  message: WhatsappMessage,
): Promise<Links> {
  const external_id = `whatsapp:${message.id}`.slice(0, 255);
  const filed = await findFiledMail(unit.trx, external_id);
  if (filed) return filed;
  const text = storableText(message.text).slice(0, MAX_TEXT);
  const activity = {
    type: 'note',
    subject: `WhatsApp de ${message.name ?? message.from}`,
    body: text,
    occurred_at: new Date(Math.min(message.at.getTime(), delivery.received_at.getTime())),
    status: 'done',
    external_id,
  } as const;
  const thread = message.answers
    ? await findThread(unit.trx, [`whatsapp:${message.answers}`])
    : null;
  const links = thread
    ? await addActivity(unit, thread, activity)
    : await recordContact(unit, delivery, { lead: leadOf(message, delivery), activity });
  if (REFUSAL.test(text)) await withdraw(unit, links, message);
  return links;
}

function leadOf({ from, name }: WhatsappMessage, delivery: StoredDelivery) {
  const settings = commonSettings(delivery.settings);
  return draftLead({
    answers: new Map([['phone', from], ...(name ? [['full_name', name] as const] : [])]),
    mapping: {},
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? 'WhatsApp',
  });
}

async function withdraw(
  { items, options }: Unit,
  { lead, contact }: Links,
  { id, at, text }: WhatsappMessage,
): Promise<void> {
  const person = lead ? { lead } : contact ? { contact } : null;
  if (!person) return;
  await items('consents').createOne(
    {
      ...person,
      channel: 'whatsapp',
      status: 'withdrawn',
      source: 'reply',
      occurred_at: new Date(Math.min(at.getTime(), Date.now())).toISOString(),
      proof: `Message ${id} : ${text.trim()}`,
    },
    options,
  );
}

/** A message Meta took and could not deliver: the reminder says so. */
async function recordFailure({ trx }: Unit, { id, reason }: WhatsappStatus): Promise<Links | null> {
  return failSent(trx, { messageId: id, note: reason });
}
