import { randomUUID } from 'node:crypto';
import { civilDateOf, startOfCivilDate } from '@ia/core';
import { putOff } from '@ia/core/reminders/plan-next';
import type { Knex } from 'knex';
import { type Sequence, sequenceOf } from './reminder-sequences.ts';
import type { Reminder } from './reminders.ts';

export interface Claim {
  readonly reminder: Reminder;
  readonly sequence: Sequence;
}

/** `later`: one was due, and put off to when messages may leave. `none`: nothing is due. */
export type Claimed = Claim | 'later' | 'none';

/**
 * Takes one step that is due for this worker alone. Two workers never take the same: the row is
 * locked, skipped by the other, and then `claimed`. The row of the sequence is locked too, so that
 * its daily cap is exact whoever counts.
 */
export function claimDue(database: Knex, now: Date): Promise<Claimed> {
  return database.transaction(async (trx) => {
    const reminder = await lockDue(trx, now);
    if (!reminder) return 'none';
    const row = await trx('reminder_sequences')
      .where({ id: reminder.sequence })
      .forNoKeyUpdate()
      .first();
    const sequence = sequenceOf(row);
    const { dailyCap, hours } = sequence;
    const sentToday = await countToday(trx, sequence, now);
    const later = putOff({ channel: reminder.channel, hours, dailyCap, sentToday, now });
    if (later) {
      await trx('reminders').where({ id: reminder.id }).update({ due_at: later });
      return 'later';
    }
    const claim_token = randomUUID();
    await trx('reminders')
      .where({ id: reminder.id })
      .update({ status: 'claimed', claim_token, claimed_at: now, attempts: reminder.attempts + 1 });
    return { sequence, reminder: { ...reminder, claim_token, attempts: reminder.attempts + 1 } };
  });
}

async function lockDue(trx: Knex.Transaction, now: Date): Promise<Reminder | undefined> {
  const { rows } = await trx.raw<{ rows: Reminder[] }>(
    `SELECT r.* FROM reminders r
       JOIN reminder_sequences s ON s.id = r.sequence AND s.is_active
      WHERE r.status = 'planned' AND r.due_at <= ?
      ORDER BY r.due_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
    [now],
  );
  return rows[0];
}

/** Messages of a sequence that left today, or are about to. */
async function countToday(trx: Knex.Transaction, { id }: Sequence, now: Date): Promise<number> {
  const today = startOfCivilDate(civilDateOf(now));
  const { rows } = await trx.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::integer AS count FROM reminders
      WHERE sequence = ? AND (sending_at >= ? OR (status = 'claimed' AND channel <> 'linkedin_task'))`,
    [id, today],
  );
  return rows[0]?.count ?? 0;
}

/** A worker that is alive lets go of a step well before this. */
const STALE = `interval '5 minutes'`;

/**
 * Steps whose worker died. Not handed over yet: back in the line. Handed over: nobody knows whether
 * it left, and sending it again might be twice; a person looks at it. What is in the queue of mails is
 * settled by it.
 */
export async function rescueClaims(database: Knex): Promise<string[]> {
  await database.raw(
    `UPDATE reminders SET status = 'planned', claim_token = NULL, claimed_at = NULL
      WHERE status = 'claimed' AND sending_at IS NULL AND claimed_at < now() - ${STALE}`,
  );
  const { rows } = await database.raw<{ rows: { id: string }[] }>(
    `UPDATE reminders SET status = 'failed', reason = 'uncertain', claim_token = NULL,
            settled_at = now()
      WHERE status = 'claimed' AND sending_at IS NOT NULL AND claimed_at < now() - ${STALE}
        AND NOT EXISTS (SELECT FROM platform.mails m WHERE m.key = 'reminder:' || reminders.id || ':' || reminders.attempts
                          AND m.status IN ('queued', 'sending'))
      RETURNING id`,
  );
  return rows.map(({ id }) => id);
}
