import { DomainError } from '@ia/core';
import { decideReaders, type Readers } from '@ia/core/acquisition/decide-readers';
import { draftLead } from '@ia/core/acquisition/draft-lead';
import { isRefusal } from '@ia/core/contacts/is-refusal';
import { threadSubject } from '@ia/core/mails/thread-subject';
import { cutText } from '@ia/core/text/cut-text';
import { ownWords } from '@ia/core/text/own-words';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { InboundMail } from '@ia/providers/inbound-mail/inbound-mail';
import { commonSettings, type MailSettings } from '@ia/records/sources/source-settings';
import { filesIn } from './delivery-files.ts';
import { findConversation } from './find-conversation.ts';
import { answeredKeys } from './mail-key.ts';
import type { MailRequest } from './mail-request.ts';
import { type ActivityDraft, addActivity, recordContact } from './record-contact.ts';
import type { Links, StoredDelivery } from './store/events.ts';
import { askForFiles } from './store/kept-files.ts';
import { type FiledMail, findAnswering, findWrittenTo } from './store/mail-threads.ts';
import type { Place } from './store/place.ts';
import { tellReceived } from './tell-received.ts';
import { withdrawConsent } from './withdraw-consent.ts';

/** A mail about to be filed. */
export interface Filing {
  readonly mail: InboundMail;
  readonly settings: MailSettings;
  readonly activity: ActivityDraft;
}

/** Somebody's mail, on its conversation or with whoever they are. */
export async function fileRequest(
  unit: Unit,
  delivery: StoredDelivery,
  { mail, settings, activity, asking }: Filing & { readonly asking: MailRequest },
): Promise<Links> {
  const keys = await answeredKeys(unit.trx, mail.answers);
  const [named] = await findConversation(unit.trx, keys, asking.address);
  const thread = named ?? (await threadBySubject(unit.trx, asking, activity.occurred_at));
  const readersFor = (follower: string | null) =>
    readersOf({ delivery, settings, answered: thread, follower });
  const received = { ...activity, mail_address: asking.address };
  let links: Links;
  if (thread) {
    // A subject is anybody's to guess: it says where a mail belongs, not whose address it came from.
    if (named) await verifyAddress(unit, thread, { email: asking.address, keys });
    const readers = readersFor(thread.owner);
    links = await addActivity(unit, thread, { ...received, ...readers });
    if (isRefusal(ownWords(mail.text))) await withdraw(unit, links, { activity, readers });
  } else {
    const lead = leadOf(asking, delivery);
    links = await recordContact(unit, delivery, { lead, activity: received, readersFor });
  }
  if (links.activity) {
    const { occurred_at: occurredAt } = activity;
    const by = mail.from?.address ?? null;
    await tellReceived(unit.trx, { activity: links.activity, occurredAt, by });
  }
  const isForwarded = asking.by === 'forward';
  if (links.activity && filesIn(mail, { isForwarded }).length > 0) {
    await askForFiles(unit.trx, { activity: links.activity, delivery: delivery.id, isForwarded });
  }
  return links;
}

/**
 * The one conversation that somebody goes on with under its subject, their program having left out what
 * they answer; null when there are several, or none.
 */
async function threadBySubject(
  trx: Unit['trx'],
  { address, subject, by }: MailRequest,
  at: Date,
): Promise<FiledMail | null> {
  const about = threadSubject(subject);
  if (about === '' || by === 'form') return null;
  const written = await findWrittenTo(trx, address, at);
  const same = written.filter((mail) => threadSubject(mail.subject) === about);
  const places = new Set(
    same.map(({ lead, contact, account, deal }) => JSON.stringify([lead, contact, account, deal])),
  );
  return places.size === 1 ? (same[0] ?? null) : null;
}

export interface ReadersQuestion {
  readonly delivery: StoredDelivery;
  readonly settings: MailSettings;
  readonly answered: Readers | null;
  readonly follower: string | null;
}

/** @throws MAIL_OWNER_MISSING */
export function readersOf({ delivery, settings, answered, follower }: ReadersQuestion): Readers {
  const mailbox = { visibility: settings.visibility, owner: delivery.owner };
  const readers = decideReaders({ mailbox, answered, follower });
  if (!readers) throw new DomainError('MAIL_OWNER_MISSING', { field: 'owner' });
  return readers;
}

const frenchDay = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

interface Withdrawing {
  readonly activity: ActivityDraft;
  readonly readers: Readers;
}

/** « Merci de me désinscrire », in answer to a mail of ours. The log is the team's, a private mail is not. */
function withdraw(unit: Unit, links: Links, { activity, readers }: Withdrawing) {
  const { occurred_at, body } = activity;
  const words = cutText(ownWords(body ?? ''), 500);
  const proof =
    readers.visibility === 'private'
      ? `E-mail privé du ${frenchDay.format(occurred_at)}`
      : `E-mail : ${words}`;
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

function leadOf({ answers }: MailRequest, delivery: StoredDelivery) {
  const settings = commonSettings(delivery.settings);
  return draftLead({
    answers,
    mapping: {},
    source: settings.source ?? delivery.source_name,
    channel: settings.channel ?? 'E-mail',
  });
}
