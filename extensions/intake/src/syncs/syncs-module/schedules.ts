export const OWN_SCHEDULE = 'own';

/** The schedules people ask for; others are typed. Clock of Paris. */
const SCHEDULES = {
  quarter: '*/15 8-19 * * 1-5',
  hour: '0 * * * *',
  day: '0 7 * * *',
} as const;

export type ScheduleChoice = 'none' | keyof typeof SCHEDULES | typeof OWN_SCHEDULE;

/** Which choice a schedule is. */
export function scheduleChoice(schedule: string | null): ScheduleChoice {
  if (!schedule) return 'none';
  const keys = ['quarter', 'hour', 'day'] as const;
  return keys.find((key) => SCHEDULES[key] === schedule) ?? OWN_SCHEDULE;
}

/** The expression behind a choice; null: only on request. */
export function scheduleOf(choice: ScheduleChoice, typed: string): string | null {
  if (choice === 'none') return null;
  return choice === OWN_SCHEDULE ? typed.trim() || null : SCHEDULES[choice];
}
