import type { ReminderDecision } from '@ia/core/reminders/decide-reminder';
import type { Knex } from 'knex';
import { planNextStep } from './plan-next-step.ts';
import { type Reminder, settleClaim } from './store/reminders.ts';

/** Lets go of a step that is not sent after all: its sequence ends, goes on without it, or waits for it. */
export async function settleDecision(
  trx: Knex.Transaction,
  reminder: Reminder,
  { decision, now }: { readonly decision: ReminderDecision; readonly now: Date },
): Promise<void> {
  if (decision.kind === 'stop') {
    await settleClaim(trx, reminder, { status: 'stopped', reason: decision.reason });
  } else if (decision.kind === 'send') {
    await settleClaim(trx, reminder, { status: 'planned', due_at: now });
  } else if (await settleClaim(trx, reminder, { status: 'skipped', reason: decision.reason })) {
    await planNextStep(trx, reminder, now);
  }
}
