import { civilDateOf } from '@ia/core';

const DAY_MS = 86_400_000;

/** The same hour on the next working day that is after today, in Paris. */
export function postpone(instant: string | null, now: Date): string {
  const start = instant === null ? now.getTime() : new Date(instant).getTime();
  const today = civilDateOf(now);
  let time = start;
  while (civilDateOf(new Date(time)) <= today || isWeekend(new Date(time))) time += DAY_MS;
  return new Date(time).toISOString();
}

function isWeekend(instant: Date): boolean {
  const day = new Date(`${civilDateOf(instant)}T12:00:00Z`).getUTCDay();
  return day === 0 || day === 6;
}
