import type { Knex } from 'knex';

export interface MailboxRow {
  readonly id: string;
  readonly key: string;
  readonly settings: unknown;
  readonly state: unknown;
}

/** Longer than reading a mailbox takes; a process that died leaves it to others after that. */
const CLAIM = '5 minutes';

const isPolled = { kind: 'mail_imap', is_active: true };

export async function listMailboxes(database: Knex): Promise<readonly string[]> {
  const rows = await database('sync_sources').where(isPolled).orderBy('key').select('id');
  return rows.map(({ id }) => String(id));
}

/**
 * Takes a mailbox until its state is saved, in a statement of its own: no transaction waits for a
 * server. `null` when somebody else has it.
 */
export async function claimMailbox(database: Knex, id: string): Promise<MailboxRow | null> {
  const [row] = await database('sync_sources')
    .where({ id, ...isPolled })
    .whereRaw(`coalesce((state ->> 'claimed_until')::timestamptz, '-infinity') < now()`)
    .update({
      state: database.raw(
        `coalesce(state::jsonb, '{}') || jsonb_build_object('claimed_until', now() + ?::interval)`,
        [CLAIM],
      ),
    })
    .returning<MailboxRow[]>(['id', 'key', 'settings', 'state']);
  return row ?? null;
}

/** Says how far it was read, and lets it go. */
export async function settleMailbox(database: Knex, id: string, state: object): Promise<void> {
  await database('sync_sources')
    .where({ id })
    .update({ state: JSON.stringify(state) });
}

/** Lets it go as it was. */
export async function releaseMailbox(database: Knex, id: string): Promise<void> {
  await database('sync_sources')
    .where({ id })
    .update({ state: database.raw(`state::jsonb - 'claimed_until'`) });
}
