import type { MailTemplate } from '@ia/providers/mail';
import type { Knex } from 'knex';

export interface QueuedMail {
  /** One mail per key, for ever. */
  readonly key: string;
  readonly template: MailTemplate;
  readonly locale: 'fr' | 'en';
  readonly recipient: string;
  readonly account?: string | null;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Puts a mail in the queue, in the caller's transaction; a job sends it after the commit.
 * Returns false when a mail with that key exists already.
 */
export async function queueMail(knex: Knex, mail: QueuedMail): Promise<boolean> {
  const rows = await knex('platform.mails')
    .insert({ ...mail, account: mail.account ?? null, data: JSON.stringify(mail.data) })
    .onConflict('key')
    .ignore()
    .returning('id');
  return rows.length > 0;
}
