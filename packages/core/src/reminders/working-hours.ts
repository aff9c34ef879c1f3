import { addDays, type CivilDate } from '../time/civil-date.ts';
import { isFrenchHoliday } from '../time/french-holidays.ts';
import { instantOf, wallClockOf, weekdayOf } from '../time/wall-clock.ts';

/** When messages may leave, on the clock of Paris. */
export interface WorkingHours {
  /** ISO weekdays, Monday is 1. */
  readonly days: readonly number[];
  /** Minutes since midnight: the first that is open, and the first that no longer is. */
  readonly from: number;
  readonly to: number;
  readonly skipsHolidays: boolean;
}

/** The longest run of closed days there can be: a week that opens once, on a holiday, and its next. */
const MOST_DAYS = 400;

export function isWorkingDay(date: CivilDate, hours: WorkingHours): boolean {
  return hours.days.includes(weekdayOf(date)) && !(hours.skipsHolidays && isFrenchHoliday(date));
}

/** Whether messages may leave at this instant. */
export function isWorkingInstant(instant: Date, hours: WorkingHours): boolean {
  const { date, minutes } = wallClockOf(instant);
  return isWorkingDay(date, hours) && minutes >= hours.from && minutes < hours.to;
}

/** This instant when messages may leave then, else the next opening. */
export function nextWorkingInstant(instant: Date, hours: WorkingHours): Date {
  if (isWorkingInstant(instant, hours)) return instant;
  const { date, minutes } = wallClockOf(instant);
  const first = minutes < hours.from ? date : addDays(date, 1);
  return openingFrom(first, hours);
}

/** The first opening after the day of this instant: for what the daily cap leaves over. */
export function nextDayOpening(instant: Date, hours: WorkingHours): Date {
  return openingFrom(addDays(wallClockOf(instant).date, 1), hours);
}

/**
 * When a step leaves: so many days after `from`, at the same time of the day in Paris, or at the next
 * opening.
 */
export function dueInstant(from: Date, delayDays: number, hours: WorkingHours): Date {
  const { date, minutes } = wallClockOf(from);
  const wanted = delayDays === 0 ? from : instantOf({ date: addDays(date, delayDays), minutes });
  return nextWorkingInstant(wanted, hours);
}

function openingFrom(first: CivilDate, hours: WorkingHours): Date {
  for (let ahead = 0; ahead < MOST_DAYS; ahead += 1) {
    const date = addDays(first, ahead);
    if (isWorkingDay(date, hours)) return instantOf({ date, minutes: hours.from });
  }
  // Hours that never open are refused when a sequence is written.
  throw new RangeError('These working hours never open.');
}
