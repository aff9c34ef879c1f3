import { civilDateOf, startOfCivilDate } from '@ia/core';
import { putOff } from '@ia/core/reminders/plan-next';
import type { Knex } from 'knex';
import { claim, countSince, lockDue, lockSequence, postpone } from './store/reminder-claims.ts';
import type { Sequence } from './store/reminder-sequences.ts';
import type { Reminder } from './store/reminders.ts';

export interface Claim {
  readonly reminder: Reminder;
  readonly sequence: Sequence;
}

/** `later`: one was due, and put off to when messages may leave. `none`: nothing is due. */
export type Claimed = Claim | 'later' | 'none';

/**
 * Takes one step that is due for this worker alone. Two workers never take the same: the row is
 * locked, skipped by the other, and then `claimed`.
 */
export function claimDue(database: Knex, now: Date): Promise<Claimed> {
  return database.transaction(async (trx) => {
    const reminder = await lockDue(trx, now);
    if (!reminder) return 'none';
    const sequence = await lockSequence(trx, reminder.sequence);
    const { dailyCap, hours } = sequence;
    const sentToday = await countSince(trx, sequence, startOfCivilDate(civilDateOf(now)));
    const later = putOff({ channel: reminder.channel, hours, dailyCap, sentToday, now });
    if (later) {
      await postpone(trx, reminder.id, later);
      return 'later';
    }
    return { sequence, reminder: await claim(trx, reminder, now) };
  });
}
