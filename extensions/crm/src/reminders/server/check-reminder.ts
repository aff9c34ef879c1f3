import { findStop } from '@ia/core/reminders/decide-reminder';
import type { EventJob } from '@ia/directus-kit';
import { findSequence } from './store/reminder-sequences.ts';
import { factsOf, loadSubject } from './store/reminder-subjects.ts';
import { findReminder, stopPlanned, subjectOf } from './store/reminders.ts';

/**
 * Something has happened to whom a sequence is at work on: it ends now when it has to, and says why,
 * rather than on the day its next step is due.
 */
export const checkReminderJob: EventJob = {
  name: 'crm.check-reminder',
  on: 'reminder.check_due',
  async handle({ subject: id }, { database, now }) {
    const reminder = await findReminder(database, id);
    if (reminder?.status !== 'planned') return;
    const [sequence, subject] = await Promise.all([
      findSequence(database, reminder.sequence),
      loadSubject(database, subjectOf(reminder), reminder.enrolled_at),
    ]);
    if (!sequence || !subject) return;
    const reason = findStop(factsOf(subject), sequence.stops, reminder.channel);
    if (reason) await stopPlanned(database, { id }, { reason, now: now() });
  },
};
