import { createHash } from 'node:crypto';
import { DomainError, normaliseEmail } from '@ia/core';
import { mailLimits, messageIdOfKey } from '@ia/core/mails/written-mail';
import { type ExtensionContext, queueMail } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { type MailSettings, mailDomain } from '@ia/directus-kit/settings/mail-settings';
import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import { runUnit, type Unit } from '@ia/directus-kit/writing/unit';
import type { MailBody } from '../contract.ts';
import { assertMayWriteTo } from './assert-may-write-to.ts';
import { assertReadsRecord, loadRecipients } from './load-recipients.ts';
import { replyAddress } from './reply-address.ts';
import { findAccount } from './store/mail-people.ts';
import { findName } from './store/reply-addresses.ts';
import {
  type AnsweredMail,
  countSince,
  findAnswered,
  findByKey,
  saveWritten,
  weigh,
} from './store/written-mails.ts';
import { WRITTEN_MAIL } from './written-mail.ts';

const HOUR_MS = 3_600_000;

interface Asked {
  readonly asker: SignedInAsker;
  readonly context: ExtensionContext;
  readonly mail: MailSettings;
  readonly now: Date;
}

/** A mail whose recipient, files and thread were looked at. */
interface Draft {
  readonly body: MailBody;
  readonly to: string;
  readonly cc: readonly string[];
  readonly contact: string | null;
  readonly account: string | null;
  readonly answered: AnsweredMail | null;
  readonly isPrivate: boolean;
  readonly content: string;
  readonly replyTo: string | null;
  readonly name: string;
}

/**
 * Puts a mail on the timeline of a record and into the queue of mails, both or neither; once per key of its
 * writer. The line is written with the rights of whoever writes.
 * @throws FORBIDDEN before any reason, MAIL_WRITTEN_ALREADY, MAIL_TO_UNKNOWN, MAIL_ADDRESS_BOUNCED, MAIL_REFUSED_BY_PERSON,
 * EMAIL_INVALID, FILE_OUT_OF_REACH, MAIL_FILES_TOO_LARGE, MAIL_TOO_MANY, TEXT_…
 */
export async function writeMail(body: MailBody, asked: Asked): Promise<{ activity: string }> {
  const { asker, context } = asked;
  await assertReadsRecord(asker, body.about, body.answers ?? null);
  const draft = await draftOf(body, asked);
  return runUnit(context, asker, async (unit) => {
    await lockInTransaction(unit.trx, 'crm.written_mail', asker.user);
    const known = await findByKey(unit.trx, { author: asker.user, key: body.key });
    if (known) {
      // The words of the second would be lost without a word.
      if (known.content && known.content !== draft.content)
        throw new DomainError('MAIL_WRITTEN_ALREADY', { value: known.subject });
      return { activity: known.activity };
    }
    const since = new Date(asked.now.getTime() - HOUR_MS);
    if ((await countSince(unit.trx, asker.user, since)) >= mailLimits.perHour)
      throw new DomainError('MAIL_TOO_MANY');
    return { activity: await save(unit, draft, asked) };
  });
}

async function draftOf(body: MailBody, { asker, context, mail }: Asked): Promise<Draft> {
  const { database, user } = asker;
  const to = normaliseEmail(body.to, 'to');
  const cc = [...new Set((body.cc ?? []).map((one) => normaliseEmail(one, 'cc')))].filter(
    (one) => one !== to,
  );
  const answered = body.answers ? ((await findAnswered(database, body.answers)) ?? null) : null;
  if (body.answers && !answered) throw new DomainError('VALUE_INVALID', { field: 'answers' });
  const people = await loadRecipients(asker, context, body.about);
  const person = people.find(({ address }) => address === to);
  if (!person && answered?.mail_address !== to)
    throw new DomainError('MAIL_TO_UNKNOWN', { field: 'to' });
  const wrote = answered?.direction === 'in' ? answered.mail_address : null;
  const despiteRefusal = body.despite_refusal === true;
  await assertMayWriteTo(database, { to, cc, wrote, despiteRefusal });
  await assertReadsFiles(asker, body.files ?? []);
  // A private thread stays private.
  const isPrivate = body.is_private ?? answered?.visibility === 'private';
  return {
    ...{ body, to, cc, answered, isPrivate },
    content: digestOf(body, { to, cc, isPrivate }),
    contact: person ? person.contact : (answered?.contact ?? null),
    account: await findAccount(database, body.about),
    replyTo: await replyAddress(database, { user, isPrivate, from: mail.MAIL_FROM }),
    name: await findName(database, user),
  };
}

/** The same words to the same people about the same record have the same. */
function digestOf(
  { about, subject, text, files = [], answers = null }: MailBody,
  {
    to,
    cc,
    isPrivate,
  }: { readonly to: string; readonly cc: readonly string[]; isPrivate: boolean },
): string {
  const said = [about.of, about.id, answers, to, cc, subject, text, files, isPrivate];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** A file goes where the mail goes: who could not read it would open it that way. */
async function assertReadsFiles(asker: SignedInAsker, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  const collection = 'directus_files';
  const field = 'files';
  if (!(await mayReach(asker, { action: 'read', collection, keys: [...new Set(files)] })))
    throw new DomainError('FILE_OUT_OF_REACH', { field, collection: 'mails' });
  if ((await weigh(asker.database, files)) > mailLimits.bytes)
    throw new DomainError('MAIL_FILES_TOO_LARGE', { field, collection: 'mails' });
}

async function save(unit: Unit, draft: Draft, { asker, mail, now }: Asked): Promise<string> {
  const { body, to, cc, contact, account, answered, replyTo, isPrivate, content } = draft;
  const { of, id } = body.about;
  const activity = await unit.items('activities').createOne(
    {
      type: 'email',
      status: 'done',
      subject: body.subject,
      body: body.text,
      occurred_at: now.toISOString(),
      visibility: isPrivate ? 'private' : 'shared',
      owner: asker.user,
      ...(of === 'lead' ? { lead: id, account } : { account, contact }),
      ...(of === 'deal' && { deal: id }),
    },
    unit.options,
  );
  const messageId = `<mail-${activity}@${mailDomain(mail)}>`;
  const inReplyTo = messageIdOfKey(answered?.external_id ?? null);
  const references = [answered?.in_reply_to, inReplyTo].flatMap((one) => one ?? []);
  await saveWritten(unit.trx, {
    ...{ activity, author: asker.user, key: body.key, content },
    ...{ to, cc, reply_to: replyTo, references },
    message_id: messageId,
    in_reply_to: inReplyTo,
    files: [...new Set(body.files ?? [])],
  });
  await queueMail(unit.trx, {
    key: `${WRITTEN_MAIL}:${activity}:1`,
    template: WRITTEN_MAIL,
    locale: 'fr',
    recipient: to,
    account,
    data: { activity },
    delivery: 'once',
    messageId,
    inReplyTo,
    senderName: draft.name || null,
  });
  await unit.audit({
    action: 'mail.written',
    collection: 'activities',
    subject: activity,
    account,
    data: { to, cc, files: body.files ?? [], despite_refusal: body.despite_refusal === true },
  });
  return activity;
}
