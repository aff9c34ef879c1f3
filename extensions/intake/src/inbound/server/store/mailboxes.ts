import type { Knex } from 'knex';

export interface MailboxRow {
  readonly id: string;
  readonly key: string;
  readonly settings: unknown;
  readonly state: unknown;
}

export function listMailboxes(database: Knex): Promise<MailboxRow[]> {
  return database('sync_sources')
    .where({ kind: 'mail_imap', is_active: true })
    .orderBy('key')
    .select<MailboxRow[]>('id', 'key', 'settings', 'state');
}

/** Does the work unless another process is at the same mailbox. */
export async function withMailbox(
  database: Knex,
  id: string,
  work: () => Promise<void>,
): Promise<void> {
  await database.transaction(async (trx) => {
    const { rows } = await trx.raw(
      'SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS held',
      [`mailbox:${id}`],
    );
    if (rows[0]?.held) await work();
  });
}

export async function saveMailboxState(database: Knex, id: string, state: object): Promise<void> {
  await database('sync_sources')
    .where({ id })
    .update({ state: JSON.stringify(state) });
}
