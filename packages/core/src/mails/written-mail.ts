import { DomainError } from '../errors.ts';
import type { Locale } from '../messages/locale.ts';

/** Bounds of a mail somebody writes from a record. */
export const mailLimits = {
  subject: 200,
  text: 20_000,
  copies: 10,
  files: 10,
  /** Of all its files together; what receivers take at the most is about 25 MB once encoded. */
  bytes: 15 * 1_048_576,
  /** By one person, within an hour. */
  perHour: 60,
} as const;

export const mailStates = [
  'waiting',
  'sent',
  'refused',
  'unavailable',
  'uncertain',
  'bounced',
] as const;
export type MailState = (typeof mailStates)[number];

/** What is known of somebody a mail is about to go to. */
export interface Recipient {
  readonly address: string;
  /** Whether it goes to them, or in copy. */
  readonly place: 'to' | 'cc';
  readonly isBounced: boolean;
  /** They have withdrawn their consent to mails. */
  readonly hasRefused: boolean;
}

/**
 * Whether a mail may be written to an address, in copy too. One that came back takes none. Who refuses
 * mails is written to in answer to their own, or when whoever writes says that it is no canvassing.
 * @throws MAIL_ADDRESS_BOUNCED, MAIL_REFUSED_BY_PERSON
 */
export function assertMayWrite(
  { address, place, isBounced, hasRefused }: Recipient,
  asked: { readonly isAnswer: boolean; readonly despiteRefusal: boolean },
): void {
  if (isBounced) throw new DomainError('MAIL_ADDRESS_BOUNCED', { field: place, value: address });
  if (hasRefused && !asked.isAnswer && !asked.despiteRefusal)
    throw new DomainError('MAIL_REFUSED_BY_PERSON', { field: 'despite_refusal', value: address });
}

/**
 * What did not arrive may be sent again by whoever wrote it; what came back, to the address its person has
 * by now: one that sends mails back takes none.
 */
export const maySendAgain = (state: MailState | null): boolean =>
  state === 'refused' || state === 'unavailable' || state === 'uncertain' || state === 'bounced';

const ANSWER = /^\s*(?:re|ré|rép|aw|sv|antw)\s*(?:\[\d+\])?\s*:\s*/i;

/** The subject of an answer: one « Re: », however many the thread has collected. */
export function answerSubject(subject: string): string {
  let rest = subject;
  // A subject holds 255 characters at most, so this ends soon.
  while (ANSWER.test(rest)) rest = rest.replace(ANSWER, '');
  return `Re: ${rest.trim()}`.slice(0, mailLimits.subject);
}

const QUOTED_LINES = 200;

const TAGS = { fr: 'fr-FR', en: 'en-GB' } as const;

/** Who wrote what is quoted and when, as it stands above it; in the language of whoever is written to. */
export function quoteHeading(
  { writer, at }: { readonly writer: string; readonly at: Date },
  locale: Locale,
): string {
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const zone = { timeZone: 'Europe/Paris' } as const;
  const date = new Intl.DateTimeFormat(TAGS[locale], { ...day, ...zone }).format(at);
  const hour = { hour: '2-digit', minute: '2-digit' } as const;
  const time = new Intl.DateTimeFormat(TAGS[locale], { ...hour, ...zone }).format(at);
  return locale === 'fr'
    ? `Le ${date} à ${time}, ${writer} a écrit :`
    : `On ${date} at ${time}, ${writer} wrote:`;
}

/** What is answered, as mail programs quote it; long mails are cut. */
export function quoteOf(text: string): string {
  const lines = text.slice(0, 8000).split('\n').slice(0, QUOTED_LINES);
  return lines.map((line) => `> ${line}`.trimEnd()).join('\n');
}

const MESSAGE_ID = /^[^\s<>@]{1,200}@[^\s<>@]{1,200}$/;

/** The Message-ID behind the key of a mail on a timeline, in angle brackets; null where it is not told. */
export function messageIdOfKey(key: string | null): string | null {
  if (!key?.startsWith('mail:') || key.startsWith('mail:sha256:')) return null;
  // Of one mail on several records, the copies are numbered.
  const id = key.slice('mail:'.length).replace(/#\d+$/, '');
  return MESSAGE_ID.test(id) ? `<${id}>` : null;
}
