import { z } from 'zod';
import { type MessageContent, messageContent, textOfMessage } from './message-text.ts';

/** Who wrote: by their number, by the id Meta gives who hides it behind a user name, or both. */
export interface WhatsappPerson {
  /** E.164; null for who writes under a user name. */
  readonly from: string | null;
  /** Of this person for our business alone (`FR.1000…`). */
  readonly userId: string | null;
  readonly name: string | null;
}

/** A message somebody wrote to our number. */
export interface WhatsappMessage extends WhatsappPerson {
  readonly kind: 'message';
  readonly id: string;
  readonly text: string;
  readonly at: Date;
  /** The message of ours it answers. */
  readonly answers: string | null;
  /** Told by WhatsApp itself of somebody (another number), written by nobody. */
  readonly isNotice: boolean;
}

/** What became of a message of ours. */
export interface WhatsappStatus {
  readonly kind: 'status';
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
}

/** WhatsApp's own button against promotions, pressed in its settings rather than written. */
export interface WhatsappPreference extends WhatsappPerson {
  readonly kind: 'preference';
  readonly wantsPromotions: boolean;
  readonly at: Date;
}

/** One of a delivery that cannot be read: it holds back none of the others. */
export interface WhatsappUnreadable {
  readonly kind: 'unreadable';
  readonly id: string;
}

export type WhatsappTold =
  | WhatsappMessage
  | WhatsappStatus
  | WhatsappPreference
  | WhatsappUnreadable;

const text = z.string().nullish().catch(null);
const contact = z.object({
  wa_id: text,
  user_id: text,
  profile: z.object({ name: text, username: text }).nullish().catch(null),
});
const stamp = z.union([z.string().regex(/^\d{1,12}$/), z.number().int().positive()]);
const message = z.object({
  id: z.string().min(1),
  from: text,
  from_user_id: text,
  timestamp: stamp,
  context: z.object({ id: text }).nullish().catch(null),
  ...messageContent.shape,
});
const status = z.object({
  id: z.string().min(1),
  status: z.string(),
  errors: z
    .array(z.object({ code: z.union([z.number(), z.string()]), title: text, message: text }))
    .default([])
    .catch([]),
});
const preference = z.object({
  wa_id: text,
  user_id: text,
  value: z.enum(['stop', 'resume']),
  category: text,
  timestamp: stamp,
});
const many = z.array(z.unknown()).default([]).catch([]);
const value = z.object({
  contacts: many,
  messages: many,
  statuses: many,
  user_preferences: many,
});
const webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) }),
  ),
});

const FIELDS = ['messages', 'user_preferences'];

/**
 * A delivery of the WhatsApp Cloud API (developers.facebook.com, webhooks, `messages` and
 * `user_preferences`): several messages and statuses at once. Null for what is not documented so.
 */
export function readWhatsappWebhook(body: unknown): readonly WhatsappTold[] | null {
  const parsed = webhook.safeParse(body);
  if (!parsed.success) return null;
  const values = parsed.data.entry
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => FIELDS.includes(field))
    .map((change) => value.safeParse(change.value));
  const told = values.flatMap(({ data }) => (data ? toldIn(data) : [unreadable(null)]));
  return told.length > 0 && told.every(isUnreadable) ? null : told;
}

const isUnreadable = ({ kind }: WhatsappTold): boolean => kind === 'unreadable';

function toldIn({ contacts, messages, statuses, user_preferences }: z.output<typeof value>) {
  const people = contacts.flatMap((one) => contact.safeParse(one).data ?? []);
  return [
    ...messages.map((one) => readMessage(one, people)),
    ...statuses.map(readStatus),
    ...user_preferences.map((one) => readPreference(one, people)),
  ];
}

type Contact = z.output<typeof contact>;

function readMessage(raw: unknown, people: readonly Contact[]): WhatsappTold {
  const { data } = message.safeParse(raw);
  const who = data && personOf({ wa_id: data.from, user_id: data.from_user_id }, people);
  if (!data || !who) return unreadable(raw);
  return {
    ...who,
    kind: 'message',
    id: data.id,
    text: textOfMessage(data satisfies MessageContent),
    at: new Date(Number(data.timestamp) * 1000),
    answers: data.context?.id ?? null,
    isNotice: data.type === 'system',
  };
}

/** Null when neither a number nor an id says who it is. */
function personOf(
  { wa_id, user_id }: Pick<Contact, 'wa_id' | 'user_id'>,
  people: readonly Contact[],
): WhatsappPerson | null {
  const digits = digitsOf(wa_id);
  // Some senders put the id where the number was.
  const own = user_id || (wa_id && USER_ID.test(wa_id) ? wa_id : null);
  const known = people.find((person) =>
    digits ? digitsOf(person.wa_id) === digits : own && person.user_id === own,
  );
  const userId = own || known?.user_id || null;
  const from = digits ?? digitsOf(known?.wa_id);
  if (!from && !userId) return null;
  const { name, username } = known?.profile ?? {};
  return { from: from && `+${from}`, userId, name: name?.trim() || username?.trim() || null };
}

/** `FR.13491208655302741918`: letters of a country, and no number anybody could dial. */
const USER_ID = /^[A-Z]{2}(?:\.[A-Z]+)?\.[A-Za-z0-9]{3,128}$/;

function digitsOf(number: string | null | undefined): string | null {
  if (/\p{L}/u.test(number ?? '')) return null;
  const digits = (number ?? '').replace(/\D/g, '');
  return /^\d{5,15}$/.test(digits) ? digits : null;
}

function readStatus(raw: unknown): WhatsappTold {
  const { data } = status.safeParse(raw);
  if (!data) return unreadable(raw);
  const [error] = data.errors;
  const reason = error ? `${error.code} ${error.title ?? error.message ?? ''}`.trim() : null;
  return { kind: 'status', id: data.id, status: data.status, reason };
}

function readPreference(raw: unknown, people: readonly Contact[]): WhatsappTold {
  const { data } = preference.safeParse(raw);
  const who = data && personOf(data, people);
  if (!data || !who) return unreadable(raw);
  const at = new Date(Number(data.timestamp) * 1000);
  return { ...who, kind: 'preference', wantsPromotions: data.value === 'resume', at };
}

function unreadable(raw: unknown): WhatsappUnreadable {
  const id = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'id') : null;
  return { kind: 'unreadable', id: typeof id === 'string' ? id.slice(0, 200) : '?' };
}
