import type { Knex } from 'knex';

export type MailLocale = 'fr' | 'en';

export interface QueuedMail {
  /** One mail per key, for ever. */
  readonly key: string;
  /** Its `MailTemplate` writes it. */
  readonly template: string;
  readonly locale: MailLocale;
  readonly recipient: string;
  readonly account?: string | null;
  readonly data: Readonly<Record<string, string>>;
  /**
   * `at_least_once` (the default): when a worker dies in the middle it leaves again, under the same
   * Message-ID. `once`: it never leaves twice; when nobody knows whether it left, people find out.
   */
  readonly delivery?: 'at_least_once' | 'once';
  /** With its angle brackets; answers name it. Without it, one of its own is made. */
  readonly messageId?: string;
  /** The message it follows, with angle brackets. */
  readonly inReplyTo?: string | null;
  /** Who it is from, where that is not the platform itself; the address stays the platform's. */
  readonly senderName?: string | null;
}

/**
 * Puts a mail in the queue, in the caller's transaction; a job sends it after the commit.
 * Returns false when a mail with that key exists already.
 */
export async function queueMail(knex: Knex, mail: QueuedMail): Promise<boolean> {
  return (await queueMails(knex, [mail])) > 0;
}

/** The same of several. Returns how many were new. */
export async function queueMails(knex: Knex, mails: readonly QueuedMail[]): Promise<number> {
  if (mails.length === 0) return 0;
  const rows = await knex('platform.mails')
    .insert(mails.map(rowOf))
    .onConflict('key')
    .ignore()
    .returning('id');
  return rows.length;
}

function rowOf(mail: QueuedMail) {
  const { account, data, delivery, messageId, inReplyTo, senderName, ...rest } = mail;
  return {
    ...rest,
    account: account ?? null,
    data: JSON.stringify(data),
    delivery: delivery ?? 'at_least_once',
    message_id: messageId ?? null,
    in_reply_to: inReplyTo ?? null,
    sender_name: senderName ?? null,
  };
}
