import type { JobContext } from '@ia/directus-kit';
import type { ReminderEnv } from './reminder-env.ts';
import type { Sequence, Step } from './store/reminder-sequences.ts';
import type { SubjectRow } from './store/reminder-subjects.ts';
import type { Reminder } from './store/reminders.ts';
import type { Sender } from './store/sender.ts';

export interface ReminderContext extends JobContext {
  readonly reminders: ReminderEnv;
}

/** One step in this worker's hands, with all it takes to send it. */
export interface ReminderWork {
  readonly reminder: Reminder;
  readonly sequence: Sequence;
  readonly step: Step;
  readonly subject: SubjectRow;
  readonly sender: Sender;
}

/** Hands one step to its channel. When it returns, the step is let go of or in the queue of mails. */
export type SendStep = (work: ReminderWork, context: ReminderContext) => Promise<void>;
