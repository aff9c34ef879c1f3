import { planNext } from '@ia/core/reminders/plan-next';
import type { Knex } from 'knex';
import { findSequence, loadSteps } from './store/reminder-sequences.ts';
import { insertAfter, type Reminder } from './store/reminders.ts';

/** What comes after a step, once it is settled; nothing after the last one. */
export async function planNextStep(knex: Knex, reminder: Reminder, now: Date): Promise<void> {
  const sequence = await findSequence(knex, reminder.sequence);
  const steps = await loadSteps(knex, reminder.sequence);
  const next =
    sequence && planNext({ steps, after: reminder.position, hours: sequence.hours, now });
  if (next) await insertAfter(knex, reminder, next, now);
}
