import type { DomainEvent, EventJob, Logger } from '@ia/directus-kit';
import { tryLockInTransaction } from '@ia/directus-kit/sql/locks';
import type { Knex } from 'knex';
import { fromKnex, type PgBoss } from 'pg-boss';
import { jobId } from './job-id.ts';

interface Dispatch {
  readonly database: Knex;
  readonly logger: Logger;
  readonly boss: PgBoss;
  readonly handlers: readonly EventJob[];
}

type OutboxRow = Omit<DomainEvent, 'occurred_at'> & { readonly occurred_at: Date };

/** How many events without a listener are settled by one statement. */
const SETTLED_AT_ONCE = 2000;

/** Turns every pending event into one job per handler, oldest subject first, until none is left. */
export async function dispatchEvents(dispatch: Dispatch): Promise<void> {
  const heard = [...new Set(dispatch.handlers.map(({ on }) => on))];
  const skipped = new Set<string>();
  for (;;) {
    await settleUnheard(dispatch.database, heard);
    const subjects = await waitingSubjects(dispatch.database, heard, skipped);
    if (subjects.length === 0) return;
    for (const subject of subjects) {
      if (!(await dispatchSubject(dispatch, subject))) skipped.add(subject);
    }
  }
}

/** Events nobody listens to become no job: a sync of fifty thousand leads tells as many of them. */
async function settleUnheard(database: Knex, heard: readonly string[]): Promise<void> {
  for (;;) {
    const unheard = database('outbox_events')
      .where({ status: 'pending' })
      .whereNotIn('type', [...heard])
      .orderBy(['occurred_at', 'subject'])
      .limit(SETTLED_AT_ONCE)
      .forUpdate()
      .skipLocked()
      .select('id');
    const settled = await database('outbox_events')
      .whereIn('id', unheard)
      .update(doneNow(database));
    if (settled < SETTLED_AT_ONCE) return;
  }
}

function doneNow(knex: Knex) {
  return {
    status: 'done',
    attempts: knex.raw('attempts + 1'),
    done_at: knex.fn.now(),
    last_error: null,
  };
}

/** Those of events somebody listens to: they do not wait behind thousands of others. */
async function waitingSubjects(
  database: Knex,
  heard: readonly string[],
  skipped: Set<string>,
): Promise<string[]> {
  const rows = await database('outbox_events')
    .where({ status: 'pending' })
    .whereIn('type', [...heard])
    .whereNotIn('subject', [...skipped])
    .groupBy('subject')
    .orderByRaw('min(occurred_at)')
    .limit(200)
    .select('subject');
  return rows.map((row) => String(row.subject));
}

/** False when another process holds this subject, or its next event cannot be enqueued. */
async function dispatchSubject(dispatch: Dispatch, subject: string): Promise<boolean> {
  for (;;) {
    const event = await nextEvent(dispatch.database, subject);
    if (!event) return true;
    try {
      if (!(await dispatchEvent(dispatch, event.id, subject))) return false;
    } catch (error) {
      dispatch.logger.error(error, `The event ${event.id} could not be dispatched.`);
      await noteFailure(dispatch.database, event.id, error);
      return false;
    }
  }
}

function nextEvent(database: Knex, subject: string): Promise<{ id: string } | undefined> {
  return database('outbox_events')
    .where({ subject, status: 'pending' })
    .orderBy(['occurred_at', 'id'])
    .first('id');
}

/**
 * One transaction: the jobs of an event exist exactly when the event is done. One event each,
 * because pg-boss orders jobs by the time their transaction began.
 */
function dispatchEvent(
  { database, boss, handlers }: Dispatch,
  id: string,
  subject: string,
): Promise<boolean> {
  return database.transaction(async (trx) => {
    if (!(await tryLockInTransaction(trx, 'outbox.subject', subject))) return false;
    const row: OutboxRow | undefined = await trx('outbox_events')
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
      );
    if (!row) return true;
    const event: DomainEvent = { ...row, occurred_at: row.occurred_at.toISOString() };
    const db = fromKnex(trx);
    for (const handler of handlers) {
      if (handler.on !== event.type) continue;
      await boss.send(
        handler.name,
        { event },
        { id: jobId(event.id, handler.name), singletonKey: subject, db },
      );
    }
    await trx('outbox_events').where({ id }).update(doneNow(trx));
    return true;
  });
}

async function noteFailure(database: Knex, id: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  await database('outbox_events')
    .where({ id })
    .update({ attempts: database.raw('attempts + 1'), last_error: reason.slice(0, 2000) });
}
