import type { FailReason } from '@ia/core/reminders/reminder-words';
import { retryInstant } from '@ia/core/reminders/retry-reminder';
import type { Knex } from 'knex';
import { noticeFailure } from './notice-failure.ts';
import { type Reminder, settleClaim } from './store/reminders.ts';

interface Failure {
  readonly reason: FailReason;
  readonly note: string | null;
  readonly now: Date;
}

/**
 * What becomes of a step its channel could not take: tried again when it surely did not leave, shown as
 * uncertain when nobody knows, ended when it was refused.
 */
export async function endOrRetry(
  knex: Knex,
  reminder: Reminder,
  { reason, note: said, now }: Failure,
): Promise<void> {
  const note = said?.slice(0, 1000) ?? null;
  const due_at = reason === 'unavailable' ? retryInstant(reminder.attempts, now) : null;
  if (due_at) {
    await settleClaim(knex, reminder, { status: 'planned', due_at, note });
    return;
  }
  await settleClaim(knex, reminder, { status: 'failed', reason, note });
  await noticeFailure(knex, [reminder.id]);
}
