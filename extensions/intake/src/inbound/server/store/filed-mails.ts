import { lockInTransaction } from '@ia/directus-kit/sql/locks';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { Knex } from 'knex';
import type { Links, StoredDelivery } from './events.ts';

export interface Filed extends Links {
  readonly activity: string;
}

/** The same message come by another way: webhook and mailbox, or two mailboxes. */
export async function findFiledMail(trx: Knex.Transaction, key: string): Promise<Filed | null> {
  // Two ways at once: the second waits for the first.
  await lockInTransaction(trx, 'mails.message', key);
  const row = await trx('activities')
    .where({ external_id: key })
    .first<Filed | undefined>('lead', 'contact', 'deal', 'id as activity');
  return row ?? null;
}

export async function isPrivate(trx: Knex.Transaction, activity: string): Promise<boolean> {
  const row = await trx('activities').where({ id: activity, visibility: 'private' }).first('id');
  return row !== undefined;
}

/** What stands of a mail on the timeline. */
export async function findFiledText(
  trx: Knex.Transaction,
  activity: string,
): Promise<{ readonly subject: string; readonly text: string } | null> {
  const row = await trx('activities')
    .where({ id: activity })
    .first<{ subject: string; body: string | null } | undefined>('subject', 'body');
  return row ? { subject: row.subject, text: row.body ?? '' } : null;
}

/** What a mail was filed from, as it came; null once that is gone, and for what never came in. */
export async function findOriginal(
  trx: Knex.Transaction,
  activity: string,
): Promise<Pick<StoredDelivery, 'headers' | 'body' | 'event_type'> | null> {
  const row = await trx('inbound_events as e')
    .join('platform.inbound_bodies as b', 'b.event', 'e.id')
    .where({ 'e.activity': activity, 'e.status': 'processed' })
    .orderBy(['e.processed_at', 'e.received_at'])
    .first<Pick<StoredDelivery, 'headers' | 'body' | 'event_type'> | undefined>(
      'b.headers',
      'b.body',
      'e.event_type',
    );
  return row ?? null;
}

/**
 * A mail that came into a private mailbox and now into one of the team as well: it was written to the
 * team. One that somebody made private, or that came to the team before, stays as it is.
 */
export async function shareFiled({ trx, items, options }: Unit, activity: string): Promise<void> {
  const rows = await trx('activities as a')
    .where({ 'a.id': activity, 'a.visibility': 'private' })
    .whereNull('a.user_updated')
    .whereNotExists(
      trx('inbound_events as e')
        .join('sync_sources as s', 's.id', 'e.source')
        .whereRaw('e.activity = a.id')
        .whereRaw(`coalesce(s.settings ->> 'visibility', 'shared') = 'shared'`)
        .select('e.id'),
    )
    .pluck<string[]>('a.id');
  for (const id of rows) await items('activities').updateOne(id, { visibility: 'shared' }, options);
}
