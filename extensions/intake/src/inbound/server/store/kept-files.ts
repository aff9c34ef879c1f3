import type { Knex } from 'knex';
import type { StoredDelivery } from './events.ts';

export const FILES_WAITING = 'inbound.files_waiting';

export interface WaitingFiles {
  readonly activity: string;
  readonly delivery: string;
  readonly isForwarded: boolean;
}

/** Has a job keep what came with a delivery; nothing is asked of it when the transaction fails. */
export async function askForFiles(
  trx: Knex.Transaction,
  { activity, ...data }: WaitingFiles,
): Promise<void> {
  await trx.raw(`SELECT platform.emit_event(?, NULL, 'activities', ?::uuid, ?::jsonb)`, [
    FILES_WAITING,
    activity,
    JSON.stringify(data),
  ]);
}

/** A delivery as it came, while the activity it led to is there. */
export async function findReceived(
  database: Knex,
  { delivery, activity }: Pick<WaitingFiles, 'delivery' | 'activity'>,
): Promise<Pick<StoredDelivery, 'kind' | 'headers' | 'body' | 'event_type'> | null> {
  const row = await database('inbound_events as e')
    .join('platform.inbound_bodies as b', 'b.event', 'e.id')
    .join('sync_sources as s', 's.id', 'e.source')
    .where({ 'e.id': delivery })
    .whereExists(database('activities').where({ id: activity }).select('id'))
    .first<Pick<StoredDelivery, 'kind' | 'headers' | 'body' | 'event_type'> | undefined>(
      's.kind',
      'b.headers',
      'b.body',
      'e.event_type',
    );
  return row ?? null;
}

/** A record without a size is one whose bytes never came. */
export async function isStored(database: Knex, id: string): Promise<'whole' | 'begun' | null> {
  const row = await database('directus_files')
    .where({ id })
    .first<{ filesize: string | null } | undefined>('filesize');
  if (!row) return null;
  return row.filesize === null ? 'begun' : 'whole';
}
