import type { MailTemplate } from '@ia/providers/mail';
import type { Knex } from 'knex';

export interface MailRow {
  readonly id: string;
  readonly template: MailTemplate;
  readonly locale: 'fr' | 'en';
  readonly recipient: string;
  readonly data: Readonly<Record<string, string>>;
  readonly created_at: Date;
}

/** A claim older than this is a dead worker's: sending gives up well before (see smtp-transport). */
const STALE_CLAIM_SECONDS = 70;

/**
 * Takes a mail for this process alone. Undefined when it is settled.
 * @throws Error while another process may still be sending it: the job is tried again later
 */
export async function claimMail(
  database: Knex,
  id: string,
  now: Date,
): Promise<MailRow | undefined> {
  const stale = new Date(now.getTime() - STALE_CLAIM_SECONDS * 1000);
  const [mail] = await database('platform.mails')
    .where({ id })
    .where((free) =>
      free
        .where({ status: 'queued' })
        .orWhere((lost) => lost.where({ status: 'sending' }).where('claimed_at', '<', stale)),
    )
    .update({ status: 'sending', claimed_at: now, attempts: database.raw('attempts + 1') })
    .returning<MailRow[]>(['id', 'template', 'locale', 'recipient', 'data', 'created_at']);
  if (mail) return mail;
  const held = await database('platform.mails').where({ id, status: 'sending' }).first('id');
  if (held) throw new Error(`The mail ${id} is being sent by another process.`);
  return undefined;
}

interface Settlement {
  readonly status: 'sent' | 'shown' | 'skipped';
  readonly subject?: string;
  readonly html?: string;
  readonly body_text?: string;
}

export async function settleMail(
  database: Knex,
  id: string,
  settlement: Settlement,
): Promise<void> {
  await database('platform.mails')
    .where({ id })
    .update({ ...settlement, last_error: null, settled_at: database.raw('clock_timestamp()') });
}

/** Frees a mail that did not leave; for good when no further try can help. */
export async function giveBack(database: Knex, mail: MailRow, error: unknown): Promise<void> {
  const isFinal = error instanceof Error && 'isRetryable' in error && error.isRetryable === false;
  const reason = error instanceof Error ? error.message : String(error);
  await database('platform.mails')
    .where({ id: mail.id, status: 'sending' })
    .update({ status: isFinal ? 'failed' : 'queued', last_error: reason.slice(0, 2000) });
}
