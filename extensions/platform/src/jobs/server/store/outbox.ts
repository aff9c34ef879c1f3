import type { DomainEvent } from '@ia/directus-kit';
import type { Knex } from 'knex';

export type StoredEvent = Omit<DomainEvent, 'occurred_at'> & {
  readonly occurred_at: Date;
  /** How often it was handed over. */
  readonly attempts: number;
};

/** Settles pending events nobody listens to, the oldest first, and says how many. */
export function settleUnheard(
  database: Knex,
  { heard, most }: { readonly heard: readonly string[]; readonly most: number },
): Promise<number> {
  const unheard = database('outbox_events')
    .where({ status: 'pending' })
    .whereNotIn('type', [...heard])
    .orderBy(['occurred_at', 'subject'])
    .limit(most)
    .forUpdate()
    .skipLocked()
    .select('id');
  return database('outbox_events').whereIn('id', unheard).update(doneNow(database));
}

/** Subjects of pending events somebody listens to, the one that has waited longest first. */
export async function waitingSubjects(
  database: Knex,
  { heard, but }: { readonly heard: readonly string[]; readonly but: ReadonlySet<string> },
): Promise<string[]> {
  const rows = await database('outbox_events')
    .where({ status: 'pending' })
    .whereIn('type', [...heard])
    .whereNotIn('subject', [...but])
    .groupBy('subject')
    .orderByRaw('min(occurred_at)')
    .limit(200)
    .select('subject');
  return rows.map((row) => String(row.subject));
}

/** The oldest pending event of a subject. */
export function nextEvent(database: Knex, subject: string): Promise<{ id: string } | undefined> {
  return database('outbox_events')
    .where({ subject, status: 'pending' })
    .orderBy(['occurred_at', 'id'])
    .first('id');
}

/** An event as it is while nobody else settles it; undefined when somebody has. */
export function holdPending(trx: Knex.Transaction, id: string): Promise<StoredEvent | undefined> {
  return trx('outbox_events')
    .where({ id, status: 'pending' })
    .forUpdate()
    .first(
      'id',
      'type',
      'occurred_at',
      'account',
      'subject_collection',
      'subject',
      'data',
      'actor',
      'trace_id',
      'attempts',
    );
}

export async function finishEvent(trx: Knex.Transaction, id: string): Promise<void> {
  await trx('outbox_events').where({ id }).update(doneNow(trx));
}

/** It stays pending: it is tried again. */
export async function noteFailure(database: Knex, id: string, reason: string): Promise<void> {
  await database('outbox_events')
    .where({ id })
    .update({ attempts: database.raw('attempts + 1'), last_error: reason });
}

/** Given up for good, until somebody sets it back to pending. */
export async function failEvent(database: Knex, id: string, reason: string): Promise<void> {
  await database('outbox_events').where({ id }).update({ status: 'failed', last_error: reason });
}

function doneNow(knex: Knex) {
  return {
    status: 'done',
    attempts: knex.raw('attempts + 1'),
    done_at: knex.fn.now(),
    last_error: null,
  };
}
