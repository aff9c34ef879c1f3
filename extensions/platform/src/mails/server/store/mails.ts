import type { MailToWrite } from '@ia/directus-kit/jobs/mail-templates';
import type { Knex } from 'knex';

export interface MailRow extends MailToWrite {
  readonly delivery: 'at_least_once' | 'once';
  readonly message_id: string | null;
  readonly in_reply_to: string | null;
  readonly sender_name: string | null;
}

const COLUMNS = [
  'id',
  'template',
  'locale',
  'recipient',
  'data',
  'created_at',
  'delivery',
  'message_id',
  'in_reply_to',
  'sender_name',
] as const;

/** A claim older than this is a dead worker's: sending gives up well before (see smtp-transport). */
const STALE_CLAIM_SECONDS = 70;

/** `isLost`: its worker died after the hand-over, and it may not leave twice. */
export interface ClaimedMail {
  readonly mail: MailRow;
  readonly isLost: boolean;
}

/**
 * Takes a mail for this process alone. Undefined when it is settled.
 * @throws Error while another process may still be sending it: the job is tried again later
 */
export async function claimMail(
  database: Knex,
  id: string,
  now: Date,
): Promise<ClaimedMail | undefined> {
  const stale = new Date(now.getTime() - STALE_CLAIM_SECONDS * 1000);
  const [mail] = await database('platform.mails')
    .where({ id })
    .where((free) =>
      free
        .where({ status: 'queued' })
        .orWhere((lost) => lost.where({ status: 'sending' }).where('claimed_at', '<', stale)),
    )
    .update({ status: 'sending', claimed_at: now, attempts: database.raw('attempts + 1') })
    .returning<StoredMail[]>([...COLUMNS, 'handed_over_at']);
  if (mail) return claimOf(mail);
  const held = await database('platform.mails').where({ id, status: 'sending' }).first('id');
  if (held) throw new Error(`The mail ${id} is being sent by another process.`);
  return undefined;
}

/** Notes, before the mail server hears of it, that a mail is about to leave. */
export async function markHandedOver(database: Knex, id: string, now: Date): Promise<void> {
  await database('platform.mails').where({ id }).update({ handed_over_at: now });
}

/** A mail that is not settled, without taking it. */
export async function findMail(database: Knex, id: string): Promise<ClaimedMail | undefined> {
  const mail = await database('platform.mails')
    .where({ id })
    .whereIn('status', ['queued', 'sending'])
    .first<StoredMail | undefined>([...COLUMNS, 'handed_over_at']);
  return mail && claimOf(mail);
}

type StoredMail = MailRow & { readonly handed_over_at: Date | null };

function claimOf({ handed_over_at, ...mail }: StoredMail): ClaimedMail {
  return { mail, isLost: mail.delivery === 'once' && handed_over_at !== null };
}

interface Settlement {
  readonly status: 'sent' | 'shown' | 'skipped' | 'failed' | 'uncertain';
  readonly subject?: string;
  readonly html?: string;
  readonly body_text?: string;
  readonly last_error?: string;
}

/** @returns false when it was settled meanwhile */
export async function settleMail(knex: Knex, id: string, settlement: Settlement): Promise<boolean> {
  const changed = await knex('platform.mails')
    .where({ id })
    .whereIn('status', ['queued', 'sending'])
    .update({ last_error: null, ...settlement, settled_at: knex.raw('clock_timestamp()') });
  return changed === 1;
}

interface Return {
  readonly note: string;
  readonly mayGo: 'in_any_case' | 'if_not_handed_over';
}

/** Frees a mail that surely did not leave, to be tried again. */
export async function giveBack(database: Knex, id: string, { note, mayGo }: Return): Promise<void> {
  const mail = database('platform.mails').where({ id, status: 'sending' });
  await (mayGo === 'in_any_case' ? mail : mail.whereNull('handed_over_at')).update({
    status: 'queued',
    handed_over_at: null,
    last_error: note,
  });
}

/** Mails the local page of the demo lists, the newest first. */
export function listShown(database: Knex) {
  return database('platform.mails')
    .where({ status: 'shown' })
    .orderBy('created_at', 'desc')
    .limit(100)
    .select('id', 'recipient', 'subject', 'settled_at');
}

/** The page of a mail that was shown; undefined once it was swept. */
export async function loadShown(database: Knex, id: string): Promise<string | undefined> {
  const mail = await database('platform.mails').where({ id, status: 'shown' }).first('html');
  return mail?.html ?? undefined;
}

/** The oldest mails nobody has tried to send yet. */
export function listQueued(database: Knex, most: number): Promise<string[]> {
  return database('platform.mails')
    .where({ status: 'queued', attempts: 0 })
    .orderBy('created_at')
    .limit(most)
    .pluck<string[]>('id');
}
