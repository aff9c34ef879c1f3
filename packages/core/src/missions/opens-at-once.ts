import type { CivilDate } from '../time/civil-date.ts';

interface Planned {
  readonly status?: unknown;
  readonly starts_on?: unknown;
  readonly ends_on?: unknown;
}

/** Whether a mission that is planned is in its days already, by the calendar of Paris: nothing is left to wait for. */
export function opensAtOnce({ status, starts_on, ends_on }: Planned, today: CivilDate): boolean {
  const [first, last] = [starts_on, ends_on].map(dayOf);
  return status === 'planned' && !!first && !!last && first <= today && today <= last;
}

function dayOf(value: unknown): CivilDate | null {
  const text = typeof value === 'string' ? value.slice(0, 10) : '';
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text : null;
}
