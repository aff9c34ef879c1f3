import type { ErrorDetails } from '@ia/core';
import type { SourceKind } from '@ia/core/acquisition/source-kinds';
import { waitingJobs } from '@ia/directus-kit/jobs/waiting-job';
import type { Knex } from 'knex';

/** A delivery with everything its processing needs. */
export interface StoredDelivery {
  readonly id: string;
  readonly attempts: number;
  readonly event_type: string;
  readonly received_at: Date;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly source: string;
  readonly kind: SourceKind;
  readonly source_name: string;
  readonly owner: string | null;
  readonly settings: unknown;
}

/** What came of a delivery. */
export interface Links {
  readonly lead?: string | null;
  readonly contact?: string | null;
  readonly deal?: string | null;
  readonly activity?: string | null;
  /** What of it could not be dealt with, the rest being done. */
  readonly error_code?: string;
  readonly error_details?: string;
  readonly error_message?: string;
}

/** Takes a delivery up, counting the try; null when it is settled already. */
export async function claimDelivery(database: Knex, id: string): Promise<StoredDelivery | null> {
  const claimed = await database('inbound_events')
    .where({ id })
    .whereIn('status', ['received', 'processing'])
    .update({ status: 'processing', attempts: database.raw('attempts + 1') });
  if (claimed === 0) return null;
  const row = await database('inbound_events as e')
    .join('platform.inbound_bodies as b', 'b.event', 'e.id')
    .join('sync_sources as s', 's.id', 'e.source')
    .where({ 'e.id': id })
    .first<StoredDelivery | undefined>(
      'e.id',
      'e.attempts',
      'e.event_type',
      'e.received_at',
      'b.body',
      'b.headers',
      'e.source',
      's.kind',
      's.name as source_name',
      's.owner',
      's.settings',
    );
  return row ?? null;
}

/**
 * Settles a delivery in the transaction of what it led to, first of all: whoever else holds it, a
 * worker believed dead, waits here and then finds it done. @returns false when it was done
 */
export async function settleProcessed(
  trx: Knex.Transaction,
  id: string,
  links: Links = {},
): Promise<boolean> {
  const changed = await trx('inbound_events')
    .where({ id, status: 'processing' })
    .update({
      status: 'processed',
      processed_at: trx.fn.now(),
      error_code: null,
      error_details: null,
      error_message: null,
      ...links,
    });
  return changed === 1;
}

export async function saveLinks(trx: Knex.Transaction, id: string, links: Links): Promise<void> {
  await trx('inbound_events')
    .where({ id })
    .update({ ...links });
}

export interface Failure {
  readonly status: 'received' | 'ignored' | 'dead';
  readonly code: string;
  /** What its sentence is made of, so that it is said in the language of whoever reads it. */
  readonly details: ErrorDetails;
  readonly message: string;
}

export async function saveFailure(
  database: Knex,
  id: string,
  { status, code, details, message }: Failure,
): Promise<void> {
  await database('inbound_events')
    .where({ id, status: 'processing' })
    .update({
      status,
      error_code: code.slice(0, 64),
      error_details: JSON.stringify(details),
      error_message: message.slice(0, 2000),
      processed_at: status === 'received' ? null : database.fn.now(),
    });
}

/** Has deliveries processed again from the start; those that are not at rest stay as they are. */
export async function requeue(
  database: Knex,
  wanted: { readonly ids?: readonly string[]; readonly source?: string; readonly most: number },
): Promise<string[]> {
  const statuses = wanted.ids ? ['dead', 'ignored'] : ['dead'];
  return database.transaction(async (trx) => {
    const ids = await trx('inbound_events')
      .whereIn('status', statuses)
      .modify((query) => {
        if (wanted.ids) query.whereIn('id', [...wanted.ids]);
        if (wanted.source) query.where({ source: wanted.source });
      })
      .orderBy('received_at')
      .limit(wanted.most)
      .forUpdate()
      .pluck<string[]>('id');
    await trx('inbound_events').whereIn('id', ids).update({
      status: 'received',
      attempts: 0,
      error_code: null,
      error_details: null,
      error_message: null,
    });
    await tellReceived(trx, ids);
    return ids;
  });
}

/** The event that has a delivery processed. */
async function tellReceived(trx: Knex.Transaction, ids: readonly string[]): Promise<void> {
  await trx.raw(
    `SELECT platform.emit_event('inbound.received', NULL, 'inbound_events', id, '{}')
       FROM unnest(?::uuid[]) AS id`,
    [[...ids]],
  );
}

/**
 * Deliveries a worker left behind: tried again, or given up with the reason when it has happened
 * each time. Ten minutes is longer than any try takes.
 */
export async function rescueInterrupted(
  database: Knex,
  limits: { readonly attempts: number; readonly message: string },
): Promise<void> {
  await database.transaction(async (trx) => {
    await trx('inbound_events as e')
      .where({ status: 'processing' })
      .where('attempts', '>=', limits.attempts)
      .whereNotExists(
        waitingJobs(trx, { name: 'crm.process-inbound-event', subject: trx.raw('e.id::text') }),
      )
      .update({
        status: 'dead',
        error_code: 'INBOUND_INTERRUPTED',
        error_details: '{}',
        error_message: limits.message,
        processed_at: trx.fn.now(),
      });
  });
}

/** Where an activity hangs, as the result of a delivery. */
export async function findActivityLinks(trx: Knex.Transaction, activity: string): Promise<Links> {
  const row = await trx('activities')
    .where({ id: activity })
    .first<Links | undefined>('lead', 'contact', 'deal', 'id as activity');
  return row ?? {};
}
