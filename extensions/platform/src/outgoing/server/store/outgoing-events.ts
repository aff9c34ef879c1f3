import type { Knex } from 'knex';
import { countedTo, type EventStatus, type OutgoingEvent } from '../../contract.ts';

export interface OutgoingFilter {
  readonly status?: EventStatus | undefined;
  readonly page: number;
  readonly per: number;
}

/** One page of events, the latest first, each with what became of it, and how many there are by state. */
export async function listOutgoing(database: Knex, { status, page, per }: OutgoingFilter) {
  const { rows: events } = await database.raw<{ rows: OutgoingEvent[] }>(
    `SELECT e.id, e.type, e.occurred_at, e.subject_collection, e.subject::text, e.status, e.last_error,
            coalesce(d.deliveries, '[]') AS deliveries
       FROM (SELECT * FROM outbox_events
              ${status ? 'WHERE status = :status' : ''}
              ORDER BY occurred_at DESC, id LIMIT :per OFFSET :offset) e
       LEFT JOIN LATERAL (
         SELECT json_agg(json_build_object('target', target, 'status', status, 'attempts', attempts,
                  'response_code', response_code, 'excerpt', excerpt, 'tried_at', tried_at)
                  ORDER BY target) AS deliveries
           FROM platform.event_deliveries WHERE event = e.id) d ON true
      ORDER BY e.occurred_at DESC, e.id`,
    { per, offset: Math.min((page - 1) * per, countedTo), ...(status && { status }) },
  );
  return { events, counts: await countByStatus(database) };
}

async function countByStatus(database: Knex): Promise<Record<EventStatus, number>> {
  const { rows } = await database.raw<{ rows: Record<EventStatus, number>[] }>(
    `SELECT ${(['failed', 'pending', 'done'] as const)
      .map(
        (
          status,
        ) => `(SELECT count(*)::int FROM (SELECT FROM outbox_events WHERE status = '${status}'
                        LIMIT ${countedTo}) AS counted) AS ${status}`,
      )
      .join(', ')}`,
  );
  return rows[0] ?? { failed: 0, pending: 0, done: 0 };
}

/** Sets failed events back to waiting, the oldest first; a trigger wakes those that dispatch them. */
export async function releaseFailed(
  trx: Knex.Transaction,
  { id, most }: { readonly id?: string; readonly most: number },
): Promise<string[]> {
  const failed = trx('outbox_events')
    .where({ status: 'failed', ...(id && { id }) })
    .orderBy(['occurred_at', 'id'])
    .limit(most)
    .forUpdate()
    .skipLocked()
    .select('id');
  const rows = await trx('outbox_events')
    .whereIn('id', failed)
    .update({ status: 'pending', last_error: null })
    .returning<{ id: string }[]>('id');
  return rows.map((row) => row.id);
}

/**
 * Sets a done event back to waiting, to go again to each that has done its work; those it is still with are left to
 * it. False when it is not done, or nobody has done anything of it.
 */
export async function releaseDone(trx: Knex.Transaction, id: string): Promise<boolean> {
  const event = await trx('outbox_events').where({ id, status: 'done' }).forUpdate().first('id');
  if (!event) return false;
  const again = await trx('platform.event_deliveries')
    .where({ event: id, status: 'done' })
    .update({ status: 'retrying', rounds: trx.raw('rounds + 1') });
  if (again === 0) return false;
  await trx('outbox_events').where({ id }).update({ status: 'pending', last_error: null });
  return true;
}

export async function findStatus(database: Knex, id: string): Promise<EventStatus | null> {
  const row = await database('outbox_events')
    .where({ id })
    .first<{ status: EventStatus } | undefined>('status');
  return row?.status ?? null;
}
