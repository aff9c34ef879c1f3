import { DomainError } from '../errors.ts';
import {
  patientTriggers,
  type ReminderTarget,
  type ReminderTrigger,
  reminderTargets,
  reminderTriggers,
  triggerTargets,
} from './reminder-words.ts';
import type { WorkingHours } from './working-hours.ts';

export interface SequenceRow {
  readonly target?: unknown;
  readonly trigger?: unknown;
  readonly trigger_days?: unknown;
  readonly work_days?: unknown;
  readonly work_from?: unknown;
  readonly work_to?: unknown;
  readonly skip_holidays?: unknown;
}

export interface SequenceRules {
  readonly target: ReminderTarget;
  readonly trigger: ReminderTrigger;
  readonly triggerDays: number | null;
  readonly hours: WorkingHours;
}

/**
 * What a sequence says, made sure of as a whole: hours that open, a trigger that fits its target.
 * @throws VALUE_INVALID, VALUE_REQUIRED
 */
export function parseSequence(row: SequenceRow): SequenceRules {
  const target = reminderTargets.find((one) => one === row.target);
  if (!target) throw invalid('target', row.target, reminderTargets);
  const trigger = reminderTriggers.find((one) => one === (row.trigger ?? 'manual'));
  if (!trigger) throw invalid('trigger', row.trigger, reminderTriggers);
  if (!triggerTargets[trigger].includes(target)) {
    throw new DomainError('VALUE_INVALID', { field: 'trigger', hint: triggerTargets[trigger][0] });
  }
  const triggerDays = typeof row.trigger_days === 'number' ? row.trigger_days : null;
  if (patientTriggers.includes(trigger) && triggerDays === null) {
    throw new DomainError('VALUE_REQUIRED', { field: 'trigger_days' });
  }
  return { target, trigger, triggerDays, hours: parseHours(row) };
}

/** @throws VALUE_INVALID when the hours never open */
export function parseHours(row: SequenceRow): WorkingHours {
  const given: unknown = row.work_days ?? ['1', '2', '3', '4', '5'];
  const days = (Array.isArray(given) ? given : []).map(Number);
  if (days.length === 0 || days.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    throw new DomainError('VALUE_INVALID', { field: 'work_days', hint: '1–7' });
  }
  const from = minutesOf(row.work_from ?? '09:00', 'work_from');
  const to = minutesOf(row.work_to ?? '18:00', 'work_to');
  if (to <= from) throw new DomainError('VALUE_INVALID', { field: 'work_to' });
  return { days, from, to, skipsHolidays: row.skip_holidays !== false };
}

function minutesOf(value: unknown, field: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(String(value)) ?? [];
  if (hours === undefined) throw new DomainError('VALUE_INVALID', { field, hint: 'HH:MM' });
  return Number(hours) * 60 + Number(minutes);
}

function invalid(field: string, value: unknown, known: readonly string[]): DomainError {
  const shown = typeof value === 'string' ? value.slice(0, 40) : null;
  return new DomainError('VALUE_INVALID', { field, value: shown, hint: known.join(', ') });
}
