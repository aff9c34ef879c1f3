import { createHash } from 'node:crypto';
import { isDomainError } from '@ia/core';
import { readFormFiles } from '@ia/providers/forms/read-form-body';
import { messageIds } from '@ia/providers/inbound-mail/message-ids';
import { readWhatsappWebhook, type WhatsappTold } from '@ia/providers/whatsapp/read-webhook';
import type { Gate } from '@ia/records/sources/source-gates';
import { settingsShape } from '@ia/records/sources/source-settings';
import { z } from 'zod';
import { readForm, readJson } from './read-form.ts';
import type { Arrival, Headers } from './verify-delivery.ts';

/** What a delivery is about, and what tells it from the others of its source. */
export interface Identity {
  readonly eventType: string;
  readonly dedupeKey: string;
}

const MAX_KEY = 255;

type Kind = Pick<Gate, 'kind' | 'settings'>;

/**
 * By the provider's own id, which stays the same when it sends again. What cannot be read is known by
 * its bytes: it is kept all the same, and the job says what is wrong with it.
 */
export async function identifyDelivery(gate: Kind, arrival: Arrival, now: Date): Promise<Identity> {
  const { eventType, key } = await identityOf(gate, arrival).catch((error: unknown) => {
    if (!isDomainError(error) && !(error instanceof z.ZodError)) throw error;
    return { eventType: 'unreadable', key: null };
  });
  return identity({ eventType, key }, arrival.body, now);
}

/** What stands for a mail its mailbox could not give. */
export const UNFETCHABLE = 'mail.unfetchable';

/** A mail a mailbox could not give, by its number there. */
export function identifyUnfetchable({
  validity,
  uid,
}: {
  validity: string;
  uid: number;
}): Identity {
  return { eventType: UNFETCHABLE, dedupeKey: `imap ${validity} ${uid}`.slice(0, MAX_KEY) };
}

/** A mail read in a mailbox, the same however often it is read. */
export function identifyMail(source: Buffer, now: Date): Identity {
  return identity({ eventType: 'mail', key: mailIdentity({}, source) }, source, now);
}

function identity({ eventType, key }: Found, body: Buffer, now: Date): Identity {
  // The same answers on another day are another request, not a second delivery.
  const dedupeKey = key ?? `${now.toISOString().slice(0, 10)} ${sha256(body)}`;
  return {
    eventType: eventType.slice(0, 64),
    dedupeKey: dedupeKey.length <= MAX_KEY ? dedupeKey : `sha256 ${sha256(Buffer.from(dedupeKey))}`,
  };
}

type Found = { readonly eventType: string; readonly key: string | null };

async function identityOf(gate: Kind, { headers, body }: Arrival): Promise<Found> {
  switch (gate.kind) {
    case 'calendly': {
      const { event, created_at, payload } = calendly.parse(readJson(body));
      // Absent, present after all, absent again: the same person, told three times.
      const when = event.startsWith('invitee_no_show.') && created_at ? ` ${created_at}` : '';
      return { eventType: event, key: `${event} ${payload.uri}${when}` };
    }
    case 'linkedin': {
      const lead = linkedin.parse(readJson(body));
      const key = lead.notificationId ?? `${lead.leadGenFormResponse} ${lead.leadAction}`;
      return { eventType: `lead.${lead.leadAction.toLowerCase()}`, key: String(key) };
    }
    case 'jotform': {
      const { submissionID } = jotform.parse(readForm(typeOf(headers), body));
      return { eventType: 'submission', key: submissionID };
    }
    case 'whatsapp': {
      // One delivery holds several messages: the ids of all of them are what is the same again.
      const told = readWhatsappWebhook(readJson(body)) ?? [];
      const names = told.map(nameOfTold);
      return { eventType: told[0]?.kind ?? 'other', key: names.join(' ') || null };
    }
    case 'mail_webhook':
      return { eventType: 'mail', key: mailIdentity(headers, body) };
    default:
      return { eventType: 'form', key: await keyOfForm(gate, headers, body) };
  }
}

function nameOfTold(one: WhatsappTold): string {
  if (one.kind === 'status') return `${one.id} ${one.status}`;
  if (one.kind !== 'preference') return one.id;
  return `${one.from ?? one.userId} ${one.wantsPromotions} ${one.at.getTime()}`;
}

const calendly = z.object({
  event: z.string().min(1),
  created_at: z.string().max(40).nullish(),
  payload: z.object({ uri: z.string().min(1) }),
});
const linkedin = z.object({
  leadGenFormResponse: z.string().min(1),
  leadAction: z.string().default('CREATED'),
  notificationId: z.union([z.string(), z.number()]).optional(),
});
const jotform = z.object({ submissionID: z.string().min(1) });

export function typeOf(headers: Headers): string {
  const value = headers['content-type'];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

async function keyOfForm(gate: Kind, headers: Headers, body: Buffer): Promise<string | null> {
  const given = headers['idempotency-key'];
  if (typeof given === 'string' && given !== '') return `key ${given}`;
  const { dedupe_field } = settingsShape('site_form').parse(gate.settings ?? {});
  const contentType = typeOf(headers);
  // The boundary of a multipart body is drawn anew each time it is sent.
  if (!dedupe_field && !contentType.startsWith('multipart/')) return null;
  const fields = readForm(contentType, body);
  const value = dedupe_field ? fields[dedupe_field] : undefined;
  if (typeof value === 'string' || typeof value === 'number') return `field ${value}`;
  if (!contentType.startsWith('multipart/')) return null;
  const day = new Date().toISOString().slice(0, 10);
  // Another file of the same name and size is another request.
  const files = readFormFiles(contentType, body).map(({ bytes }) => sha256(bytes));
  return `${day} ${sha256(Buffer.from(JSON.stringify([fields, files])))}`;
}

const MESSAGE_ID = /^message-id:\s*(\S{3,900})/im;
const postmark = z.object({
  MessageID: z.string().min(1),
  Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

/**
 * By its identifier and by what it is: whoever sends a mail chooses the identifier, and a second one under
 * that of a first is read like any other. The same mail by two ways is known when it is filed.
 */
function mailIdentity(headers: Headers, body: Buffer): string | null {
  const id = messageId(headers, body);
  return id === null ? null : `${id} ${sha256(body).slice(0, 16)}`;
}

/** Of the mail itself, so that it is the same by whichever way it comes. */
function messageId(headers: Headers, body: Buffer): string | null {
  if (!/\bjson\b/i.test(typeOf(headers))) {
    const head =
      body
        .subarray(0, 65_536)
        .toString('latin1')
        .split(/\r?\n\r?\n/, 1)[0] ?? '';
    return keyOfId(MESSAGE_ID.exec(head)?.[1]);
  }
  const mail = postmark.parse(readJson(body));
  const own = mail.Headers.find(({ Name }) => Name.toLowerCase() === 'message-id');
  return keyOfId(own?.Value) ?? `postmark ${mail.MessageID}`;
}

/** The same with and without its angle brackets. */
function keyOfId(header: string | undefined): string | null {
  const [id] = messageIds(header);
  return id === undefined ? null : `<${id}>`;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
