import { DomainError } from '@ia/core';
import { answerSubject, quoteOf } from '@ia/core/mails/written-mail';
import type { ExtensionContext } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import type { MailSettings } from '@ia/directus-kit/settings/mail-settings';
import type { MailForm, MailRecipient } from '../contract.ts';
import { assertReadsRecord, loadRecipients } from './load-recipients.ts';
import { addressOf, replyAddress } from './reply-address.ts';
import { type AboutRecord, findBouncedAmong, type MailPerson } from './store/mail-people.ts';
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
  const isAnswer = answered?.isFromThem ?? false;
  const known = await loadRecipients(asker, context, about);
  const people = known.map((person) => recipientOf(person, isAnswer));
  const recipients = await withAnswered(asker, people, answered);
  const { database, user } = asker;
  const isPrivate = answered?.isPrivate ?? false;
  const from = mail.MAIL_FROM;
  return {
    recipients,
    to: toOf(recipients, answered),
    subject: answered ? answerSubject(answered.subject) : '',
    quoted: answered?.body ? quoteOf(answered.body) : '',
    is_private: isPrivate,
    sender: `${await findName(database, user)} <${addressOf(from)}>`.trim(),
    reply_to: (await replyAddress(database, { user, isPrivate, from })) ?? addressOf(from),
  };
}

/** A refusal of canvassing is no reason not to answer. */
function recipientOf(person: MailPerson, isAnswer: boolean): MailRecipient {
  const { address, name, contact, is_bounced, has_refused } = person;
  const state = is_bounced ? 'bounced' : has_refused && !isAnswer ? 'refused' : 'ok';
  return { address, name: name || address, contact, state };
}

/** Who wrote from an address nobody of the record has, is answered there. */
async function withAnswered(
  { database }: SignedInAsker,
  people: readonly MailRecipient[],
  answered: Answered | null,
): Promise<MailRecipient[]> {
  const { address, contact } = answered ?? { address: null, contact: null };
  if (!address || people.some((one) => one.address === address)) return [...people];
  const isBounced = (await findBouncedAmong(database, [address])).has(address);
  return [{ address, name: address, contact, state: isBounced ? 'bounced' : 'ok' }, ...people];
}

function toOf(recipients: readonly MailRecipient[], answered: Answered | null): string | null {
  if (answered?.address) return answered.address;
  const theirs = recipients.find(({ contact }) => contact && contact === answered?.contact);
  const reachable = recipients.find(({ state }) => state !== 'bounced');
  return (theirs ?? reachable)?.address ?? null;
}

async function readAnswered(
  { accountability, schema, database: knex }: SignedInAsker,
  { services }: ExtensionContext,
  id: string,
): Promise<Answered> {
  const items = new services.ItemsService('activities', { accountability, schema, knex });
  const fields = ['type', 'subject', 'body', 'visibility', 'contact', 'direction', 'mail_address'];
  const row = await items.readOne(id, { fields });
  if (row.type !== 'email') throw new DomainError('VALUE_INVALID', { field: 'answers' });
  const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    address: textOf(row.mail_address),
    contact: textOf(row.contact),
    subject: textOf(row.subject) ?? '',
    body: textOf(row.body) ?? '',
    isPrivate: row.visibility === 'private',
    isFromThem: row.direction === 'in',
  };
}
