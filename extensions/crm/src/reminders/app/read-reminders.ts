import { at, isRow, numberAt, textAt } from '@ia/app-kit/read-row';
import {
  type ReminderChannel,
  type ReminderReason,
  type ReminderStatus,
  reminderChannels,
  reminderStatuses,
} from '@ia/core/reminders/reminder-words';
import { reasonTexts } from '../reason-texts.ts';

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

export interface ShownSequence {
  readonly id: string;
  readonly name: string;
}

export interface ShownReminders {
  readonly reminders: readonly ShownReminder[];
  readonly sequences: readonly ShownSequence[];
  readonly mayChange: boolean;
  readonly hasMore: boolean;
}

const isReason = (value: unknown): value is ReminderReason =>
  typeof value === 'string' && Object.hasOwn(reasonTexts, value);

export function readReminders(answer: unknown): ShownReminders {
  const data = at(answer, 'data', 'data');
  return {
    reminders: rows(at(data, 'reminders')).map(readReminder),
    sequences: rows(at(data, 'sequences')).map((row) => ({
      id: textAt(row, 'id') ?? '',
      name: textAt(row, 'name') ?? '',
    })),
    mayChange: at(data, 'may_change') === true,
    hasMore: at(data, 'has_more') === true,
  };
}

function readReminder(row: unknown): ShownReminder {
  const dueAt = textAt(row, 'due_at') ?? '';
  const reason = at(row, 'reason');
  const position = numberAt(row, 'position') ?? 1;
  const steps = rows(at(row, 'sequence', 'steps')).map((step) => numberAt(step, 'position') ?? 0);
  return {
    id: textAt(row, 'id') ?? '',
    enrolment: textAt(row, 'enrolment') ?? '',
    sequence: textAt(row, 'sequence', 'name') ?? '',
    isPaused: at(row, 'sequence', 'is_active') === false,
    // Counted, since positions may have gaps.
    position: steps.filter((one) => one <= position).length || position,
    stepCount: Math.max(steps.length, 1),
    channel: reminderChannels.find((one) => one === at(row, 'channel')) ?? 'mail',
    status: reminderStatuses.find((one) => one === at(row, 'status')) ?? 'planned',
    reason: isReason(reason) ? reason : null,
    note: textAt(row, 'note'),
    dueAt,
    at: textAt(row, 'sent_at') ?? textAt(row, 'settled_at') ?? dueAt,
    subject: textAt(row, 'activity', 'subject') ?? plainSubject(textAt(row, 'step', 'subject')),
  };
}

/** The subject of a step that names nobody; the others are only written when they leave. */
function plainSubject(subject: string | null): string | null {
  return subject?.includes('{{') ? null : subject;
}

export interface ShownPreview {
  readonly recipient: string | null;
  readonly sender: string | null;
  readonly stop: ReminderReason | null;
  readonly steps: readonly {
    readonly position: number;
    readonly channel: ReminderChannel;
    readonly dueAt: string;
    readonly subject: string | null;
    readonly body: string;
    readonly skipped: ReminderReason | null;
  }[];
}

export function readPreview(answer: unknown): ShownPreview {
  const data = at(answer, 'data', 'data');
  const reasonIn = (value: unknown) => (isReason(value) ? value : null);
  return {
    recipient: textAt(data, 'recipient'),
    sender: textAt(data, 'sender'),
    stop: reasonIn(at(data, 'stop')),
    steps: rows(at(data, 'steps')).map((row, index) => ({
      position: index + 1,
      channel: reminderChannels.find((one) => one === at(row, 'channel')) ?? 'mail',
      dueAt: textAt(row, 'due_at') ?? '',
      subject: textAt(row, 'subject'),
      body: textAt(row, 'body') ?? '',
      skipped: reasonIn(at(row, 'skipped')),
    })),
  };
}

function rows(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.filter(isRow) : [];
}
