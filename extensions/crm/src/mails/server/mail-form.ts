import { DomainError, type Locale } from '@ia/core';
import { answerSubject, quoteHeading, quoteOf } from '@ia/core/mails/written-mail';
import type { ExtensionContext, Row } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import type { MailSettings } from '@ia/directus-kit/settings/mail-settings';
import type { MailForm, MailRecipient } from '../contract.ts';
import { assertReadsRecord, loadRecipients } from './load-recipients.ts';
import { addressOf, replyAddress } from './reply-address.ts';
import {
  type AboutRecord,
  findBouncedAmong,
  findRefusingAmong,
  type MailPerson,
} from './store/mail-people.ts';
import { findName } from './store/reply-addresses.ts';

export interface MailFormQuestion {
  readonly about: AboutRecord;
  readonly answers: string | null;
}

interface Answered {
  readonly address: string | null;
  readonly contact: string | null;
  readonly subject: string;
  readonly body: string;
  readonly isPrivate: boolean;
  readonly isFromThem: boolean;
  readonly writer: string;
  readonly at: Date;
  /** Of whoever the conversation is with. */
  readonly locale: Locale;
}

/**
 * What a mail about a record starts from: to whom it may go, and, in answer to another, its subject and its
 * words quoted. Read with the asker's rights. @throws FORBIDDEN
 */
export async function readMailForm(
  asker: SignedInAsker,
  context: ExtensionContext,
  { about, answers, mail }: MailFormQuestion & { readonly mail: MailSettings },
): Promise<MailForm> {
  await assertReadsRecord(asker, about, answers);
  const answered = answers ? await readAnswered(asker, context, answers) : null;
  const people = await loadRecipients(asker, context, about);
  const recipients = await recipientsOf(asker, people, answered);
  const { database, user } = asker;
  const isPrivate = answered?.isPrivate ?? false;
  const from = mail.MAIL_FROM;
  return {
    recipients,
    ...toOf({ people, recipients, answered }),
    subject: answered ? answerSubject(answered.subject) : '',
    quoted: answered ? quotedOf(answered) : '',
    is_private: isPrivate,
    sender: `${await findName(database, user)} <${addressOf(from)}>`.trim(),
    reply_to: (await replyAddress(database, { user, isPrivate, from })) ?? addressOf(from),
  };
}

function quotedOf({ body, locale, ...said }: Answered): string {
  return body === '' ? '' : `${quoteHeading(said, locale)}\n${quoteOf(body)}`;
}

/** Whoever the record knows, and who wrote from an address nobody of it has: they are answered there. */
async function recipientsOf(
  { database }: SignedInAsker,
  people: readonly MailPerson[],
  answered: Answered | null,
): Promise<MailRecipient[]> {
  const { address: asked = null, contact = null } = answered ?? {};
  const isAside = asked !== null && people.every(({ address }) => address !== asked);
  const others = isAside ? [{ address: asked, name: asked, contact }] : [];
  const all = [...others, ...people];
  const addresses = all.map(({ address }) => address);
  const bounced = await findBouncedAmong(database, addresses);
  const refusing = await findRefusingAmong(database, addresses);
  // A refusal of canvassing is no reason not to answer who wrote.
  const wrote = answered?.isFromThem ? asked : null;
  return all.map(({ address, name, contact: of }) => {
    const hasRefused = refusing.has(address) && address !== wrote;
    const state = bounced.has(address) ? 'bounced' : hasRefused ? 'refused' : 'ok';
    return { address, name: name || address, contact: of, state };
  });
}

interface Choice {
  readonly people: readonly MailPerson[];
  readonly recipients: readonly MailRecipient[];
  readonly answered: Answered | null;
}

/** Whom it goes to: nobody takes the place of whom the record is with without a word. */
function toOf({ people, recipients, answered }: Choice): Pick<MailForm, 'to' | 'unreachable'> {
  if (answered?.address) return { to: answered.address, unreachable: null };
  const theirs = recipients.find(({ contact }) => contact && contact === answered?.contact);
  if (theirs) return { to: theirs.address, unreachable: null };
  const mains = people.filter(({ is_main }) => is_main).map(({ address }) => address);
  const reachable = recipients.filter(({ state }) => state !== 'bounced');
  const main = reachable.find(({ address }) => mains.includes(address));
  if (main || mains.length === 0)
    return { to: (main ?? reachable[0])?.address ?? null, unreachable: null };
  const person = recipients.find(({ address }) => mains.includes(address));
  return { to: null, unreachable: person?.name ?? null };
}

async function readAnswered(
  { accountability, schema, database: knex }: SignedInAsker,
  { services }: ExtensionContext,
  id: string,
): Promise<Answered> {
  const items = new services.ItemsService('activities', { accountability, schema, knex });
  const named = ['contact', 'lead', 'owner'].flatMap((who) => [
    `${who}.first_name`,
    `${who}.last_name`,
  ]);
  const fields = [
    ...['type', 'subject', 'body', 'visibility', 'direction', 'mail_address', 'occurred_at'],
    ...['contact.id', 'contact.locale', 'account.locale', ...named],
  ];
  const row = await items.readOne(id, { fields });
  if (row.type !== 'email') throw new DomainError('VALUE_INVALID', { field: 'answers' });
  const address = textOf(row.mail_address);
  const isFromThem = row.direction === 'in';
  const writer = isFromThem
    ? (nameAt(row.contact) ?? nameAt(row.lead) ?? address)
    : nameAt(row.owner);
  const locale = textOf(partOf(row.contact).locale) ?? textOf(partOf(row.account).locale);
  return {
    address,
    contact: textOf(partOf(row.contact).id),
    subject: textOf(row.subject) ?? '',
    body: textOf(row.body) ?? '',
    isPrivate: row.visibility === 'private',
    isFromThem,
    writer: writer ?? '',
    at: new Date(String(row.occurred_at)),
    locale: locale === 'en' ? 'en' : 'fr',
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A related row as it was read; empty where there is none, or none to be seen. */
function partOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function nameAt(value: unknown): string | null {
  const { first_name, last_name } = partOf(value);
  return [first_name, last_name].map(textOf).filter(Boolean).join(' ') || null;
}
