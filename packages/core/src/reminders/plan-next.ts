import type { ReminderChannel } from './reminder-words.ts';
import {
  dueInstant,
  isWorkingInstant,
  nextDayOpening,
  nextWorkingInstant,
  type WorkingHours,
} from './working-hours.ts';

interface StepToPlan {
  readonly position: number;
  readonly delayDays: number;
}

export interface Planning<Step> {
  /** In their order. */
  readonly steps: readonly Step[];
  /** The position of the step just settled; `null` at the beginning. */
  readonly after: number | null;
  readonly hours: WorkingHours;
  readonly now: Date;
}

/** The step that comes next and when it leaves; `null` after the last one. */
export function planNext<Step extends StepToPlan>({
  steps,
  after,
  hours,
  now,
}: Planning<Step>): { readonly step: Step; readonly dueAt: Date } | null {
  const step = steps.find(({ position }) => after === null || position > after);
  return step ? { step, dueAt: dueInstant(now, step.delayDays, hours) } : null;
}

export interface DueStep {
  readonly channel: ReminderChannel;
  readonly hours: WorkingHours;
  /** Messages of the sequence that left today on the calendar of Paris, or are about to. */
  readonly sentToday: number;
  readonly dailyCap: number;
  readonly now: Date;
}

/**
 * When a step that is due leaves instead of now: at the next opening, or on the next day when today
 * is full; `null`: now. A task a person does counts against no cap.
 */
export function putOff({ channel, hours, sentToday, dailyCap, now }: DueStep): Date | null {
  if (!isWorkingInstant(now, hours)) return nextWorkingInstant(now, hours);
  if (channel === 'linkedin_task' || sentToday < dailyCap) return null;
  return nextDayOpening(now, hours);
}
