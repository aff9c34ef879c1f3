import { decideReminder, type ReminderDecision } from '@ia/core/reminders/decide-reminder';
import type { Knex } from 'knex';
import type { ReminderWork } from './reminder-work.ts';
import { findSequence, loadSteps, type Sequence } from './store/reminder-sequences.ts';
import { factsOf, loadSubject } from './store/reminder-subjects.ts';
import { findReminder, type Reminder, subjectOf } from './store/reminders.ts';
import { senderOf } from './store/sender.ts';

export interface DecidedWork {
  /** As things stand now: who has refused, replied or moved since gets nothing. */
  readonly decision: ReminderDecision;
  /** Null when the step was taken out of its sequence. */
  readonly work: ReminderWork | null;
}

/** A step in somebody's hands with all it takes to send it; null when its lead or deal is gone. */
export async function loadWork(
  database: Knex,
  reminder: Reminder,
  sequence: Sequence,
): Promise<DecidedWork | null> {
  const subject = await loadSubject(database, subjectOf(reminder), reminder.enrolled_at);
  if (!subject) return null;
  const steps = await loadSteps(database, sequence.id);
  const step = steps.find(({ id }) => id === reminder.step);
  if (!step) return { decision: { kind: 'skip', reason: 'condition' }, work: null };
  const sender = await senderOf(database, sequence, subject);
  const decision = decideReminder(factsOf(subject), sequence.stops, step);
  return { decision, work: { reminder, sequence, step, subject, sender } };
}

interface ClaimedWork {
  readonly reminder: Reminder;
  readonly decided: DecidedWork | null;
}

/** The same of a step whose mail is in the queue; null when it is in nobody's hands any more. */
export async function loadClaimedWork(database: Knex, id: string): Promise<ClaimedWork | null> {
  const reminder = await findReminder(database, id);
  if (reminder?.status !== 'claimed') return null;
  const sequence = await findSequence(database, reminder.sequence);
  return { reminder, decided: sequence && (await loadWork(database, reminder, sequence)) };
}
