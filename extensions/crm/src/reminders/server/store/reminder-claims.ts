import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { type Sequence, sequenceOf } from './reminder-sequences.ts';
import type { Reminder } from './reminders.ts';

/** A step that is due, locked for this worker alone: another skips it. */
export async function lockDue(trx: Knex.Transaction, now: Date): Promise<Reminder | undefined> {
  const { rows } = await trx.raw<{ rows: Reminder[] }>(
    `SELECT r.* FROM reminders r
       JOIN reminder_sequences s ON s.id = r.sequence AND s.is_active
      WHERE r.status = 'planned' AND r.due_at <= ?
      ORDER BY r.due_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`,
    [now],
  );
  return rows[0];
}

/** A sequence, its row locked until the transaction ends: its daily cap is exact whoever counts. */
export async function lockSequence(trx: Knex.Transaction, id: string): Promise<Sequence> {
  return sequenceOf(await trx('reminder_sequences').where({ id }).forNoKeyUpdate().first());
}

/** Messages of a sequence that left since an instant, or are about to. */
export async function countSince(
  trx: Knex.Transaction,
  { id }: Sequence,
  since: Date,
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { count: number }[] }>(
    `SELECT count(*)::integer AS count FROM reminders
      WHERE sequence = ? AND (sending_at >= ? OR (status = 'claimed' AND channel <> 'linkedin_task'))`,
    [id, since],
  );
  return rows[0]?.count ?? 0;
}

export async function postpone(trx: Knex.Transaction, id: string, dueAt: Date): Promise<void> {
  await trx('reminders').where({ id }).update({ due_at: dueAt });
}

/** Marks a locked step as in this worker's hands, and returns it so. */
export async function claim(
  trx: Knex.Transaction,
  reminder: Reminder,
  now: Date,
): Promise<Reminder> {
  const claim_token = randomUUID();
  const attempts = reminder.attempts + 1;
  await trx('reminders')
    .where({ id: reminder.id })
    .update({ status: 'claimed', claim_token, claimed_at: now, attempts });
  return { ...reminder, claim_token, attempts };
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
