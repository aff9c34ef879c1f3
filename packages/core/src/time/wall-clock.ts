import { addDays, type CivilDate, startOfCivilDate } from './civil-date.ts';

/** What a clock in Paris shows: the day, and the minutes since it began. */
export interface WallClock {
  readonly date: CivilDate;
  /** 0 to 1439. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

const paris = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What the clock shows in Paris at an instant, seconds left aside. */
export function wallClockOf(instant: Date): WallClock {
  const parts = new Map(paris.formatToParts(instant).map(({ type, value }) => [type, value]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${of('year')}-${of('month')}-${of('day')}`,
    minutes: Number(of('hour')) * 60 + Number(of('minute')),
  };
}

/**
 * The instant at which a clock in Paris shows this. Of the hour that comes twice in autumn, the first;
 * in the hour that is left out in spring, the instant an hour later on the clock.
 */
export function instantOf({ date, minutes }: WallClock): Date {
  const day = addDays(date, Math.floor(minutes / DAY_MINUTES));
  const rest = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const elapsed = new Date(startOfCivilDate(day).getTime() + rest * MINUTE_MS);
  const shown = wallClockOf(elapsed);
  // Only on the two days of the year on which the clocks change do the two differ.
  const gap = shown.date === day ? rest - shown.minutes : rest - shown.minutes - DAY_MINUTES;
  if (gap === 0) return elapsed;
  const moved = new Date(elapsed.getTime() + gap * MINUTE_MS);
  return wallClockOf(moved).minutes === rest ? moved : elapsed;
}

/** Monday is 1, Sunday 7, as in ISO 8601. */
export function weekdayOf(date: CivilDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
