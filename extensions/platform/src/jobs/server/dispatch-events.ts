import type { DomainEvent, EventJob, Logger } from '@ia/directus-kit';
import { tryLockInTransaction } from '@ia/directus-kit/sql/locks';
import type { Knex } from 'knex';
import { fromKnex, type PgBoss } from 'pg-boss';
import { jobId } from './job-id.ts';
import { type Delivery, findDeliveries } from './store/event-deliveries.ts';
import {
  finishEvent,
  holdPending,
  nextEvent,
  noteFailure,
  settleUnheard,
  waitingSubjects,
} from './store/outbox.ts';

interface Dispatch {
  readonly database: Knex;
  readonly logger: Logger;
  readonly boss: PgBoss;
  readonly handlers: readonly EventJob[];
}

/** How many events without a listener are settled by one statement. */
const SETTLED_AT_ONCE = 2000;

/** Turns every pending event into one job per handler, oldest subject first, until none is left. */
export async function dispatchEvents(dispatch: Dispatch): Promise<void> {
  const { database, handlers } = dispatch;
  const heard = [...new Set(handlers.map(({ on }) => on))];
  const skipped = new Set<string>();
  for (;;) {
    await settleAllUnheard(database, heard);
    // Those of events somebody listens to: they do not wait behind thousands of others.
    const subjects = await waitingSubjects(database, { heard, but: skipped });
    if (subjects.length === 0) return;
    for (const subject of subjects) {
      if (!(await dispatchSubject(dispatch, subject))) skipped.add(subject);
    }
  }
}

/** Events nobody listens to become no job: a sync of fifty thousand leads tells as many of them. */
async function settleAllUnheard(database: Knex, heard: readonly string[]): Promise<void> {
  for (;;) {
    const settled = await settleUnheard(database, { heard, most: SETTLED_AT_ONCE });
    if (settled < SETTLED_AT_ONCE) return;
  }
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
      const reason = error instanceof Error ? error.message : String(error);
      await noteFailure(dispatch.database, event.id, reason.slice(0, 2000));
      return false;
    }
  }
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
    const row = await holdPending(trx, id);
    if (!row) return true;
    const { attempts, ...told } = row;
    const event: DomainEvent = { ...told, occurred_at: row.occurred_at.toISOString() };
    const db = fromKnex(trx);
    // One that goes again goes to those it did not reach, however long ago it reached the others.
    const deliveries: ReadonlyMap<string, Delivery> =
      attempts > 0 ? await findDeliveries(trx, id) : new Map();
    for (const handler of handlers) {
      const known = deliveries.get(handler.name);
      if (handler.on !== event.type || known?.isReached) continue;
      await boss.send(
        handler.name,
        { event },
        { id: jobId(event.id, handler.name, known?.round), singletonKey: subject, db },
      );
    }
    await finishEvent(trx, id);
    return true;
  });
}
