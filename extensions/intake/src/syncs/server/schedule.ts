import { DomainError } from '@ia/core';
import { CronExpressionParser } from 'cron-parser';

/** A source is not asked more often: providers count the calls, and people read the reports. */
const SHORTEST_MINUTES = 5;
/** Enough occurrences to meet the closest two of an expression such as `0,3 9 * * *`. */
const LOOKED_AT = 100;

/**
 * The first instant after `now` a cron expression of five fields names, on the clock of Paris
 * (daylight saving included).
 * @throws SCHEDULE_INVALID for what is no such expression, or comes back within five minutes
 */
export function nextRunAt(schedule: string, now: Date): Date {
  return checkSchedule(schedule, now)[0];
}

/** @throws SCHEDULE_INVALID */
function checkSchedule(schedule: string, now: Date): readonly [Date, ...Date[]] {
  const text = schedule.trim().replace(/\s+/g, ' ');
  if (text.split(' ').length !== 5) throw invalid(schedule);
  const [first, ...others] = occurrences(text, now);
  if (!first) throw invalid(schedule);
  const times = [first, ...others].map((date) => date.getTime());
  const isTooOften = times.some(
    (time, at) => at > 0 && time - (times[at - 1] ?? 0) < SHORTEST_MINUTES * 60_000,
  );
  if (isTooOften) throw invalid(schedule);
  return [first, ...others];
}

function occurrences(text: string, now: Date): readonly Date[] {
  try {
    const cron = CronExpressionParser.parse(text, { currentDate: now, tz: 'Europe/Paris' });
    return cron.take(LOOKED_AT).map((date) => date.toDate());
  } catch {
    throw invalid(text);
  }
}

function invalid(schedule: string): DomainError {
  return new DomainError('SCHEDULE_INVALID', {
    field: 'schedule',
    value: schedule,
    hint: '*/15 8-19 * * 1-5',
  });
}
