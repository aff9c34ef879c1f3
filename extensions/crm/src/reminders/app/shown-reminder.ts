import type {
  ReminderChannel,
  ReminderReason,
  ReminderStatus,
} from '@ia/core/reminders/reminder-words';
import type { Reminder } from '../contract.ts';

/** A reminder as a line of the panel. */
export interface ShownReminder {
  readonly id: string;
  readonly enrolment: string;
  readonly sequence: string;
  readonly isPaused: boolean;
  readonly position: number;
  readonly stepCount: number;
  readonly channel: ReminderChannel;
  readonly status: ReminderStatus;
  readonly reason: ReminderReason | null;
  readonly note: string | null;
  /** ISO instants. */
  readonly dueAt: string;
  readonly at: string;
  readonly subject: string | null;
}

export function shownReminder(reminder: Reminder): ShownReminder {
  const { id, enrolment, sequence, channel, status, reason, note, due_at } = reminder;
  const steps = sequence?.steps ?? [];
  return {
    id,
    enrolment,
    sequence: sequence?.name ?? '',
    isPaused: sequence?.is_active === false,
    // Counted, since positions may have gaps.
    position:
      steps.filter(({ position }) => position <= reminder.position).length || reminder.position,
    stepCount: Math.max(steps.length, 1),
    channel,
    status,
    reason,
    note,
    dueAt: due_at,
    at: reminder.sent_at ?? reminder.settled_at ?? due_at,
    subject: reminder.activity?.subject || plainSubject(reminder.step?.subject || null),
  };
}

/** The subject of a step that names nobody; the others are only written when they leave. */
function plainSubject(subject: string | null): string | null {
  return subject?.includes('{{') ? null : subject;
}
