import type { Knex } from 'knex';
import type { PgBoss } from 'pg-boss';
import { MAIL_QUEUE } from '../mails/mail-job.ts';

/** One job per waiting mail; its id is the mail's, so that looking twice enqueues once. */
export async function dispatchMails({
  database,
  boss,
}: {
  database: Knex;
  boss: PgBoss;
}): Promise<void> {
  const mails = await database('platform.mails')
    .where({ status: 'queued', attempts: 0 })
    .orderBy('created_at')
    .limit(500)
    .select('id');
  for (const mail of mails) await boss.send(MAIL_QUEUE, { mail: mail.id }, { id: mail.id });
}
