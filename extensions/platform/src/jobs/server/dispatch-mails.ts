import type { Knex } from 'knex';
import type { PgBoss } from 'pg-boss';
import { MAIL_QUEUE } from '../../mails/server/mail-job.ts';
import { listQueued } from '../../mails/server/store/mails.ts';

const MOST = 500;

/** One job per waiting mail; its id is the mail's, so that looking twice enqueues once. */
export async function dispatchMails({
  database,
  boss,
}: {
  database: Knex;
  boss: PgBoss;
}): Promise<void> {
  const mails = await listQueued(database, MOST);
  for (const id of mails) await boss.send(MAIL_QUEUE, { mail: id }, { id });
}
