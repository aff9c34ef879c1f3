import { daysBetween } from '@ia/core/time/civil-date';

/** What is due further away than that is not asked for yet, in days. */
export const SOON_DAYS = 30;

interface Due {
  readonly due_on: string | null;
}

const LAST = '9999-12-31';

/** What a client has to do now (late, soon, or without a date), and what is to come; the first due first. */
export function splitAwaited<Item extends Due>(items: readonly Item[], today: string) {
  const sorted = items.toSorted((a, b) => (a.due_on ?? LAST).localeCompare(b.due_on ?? LAST));
  const isLater = ({ due_on }: Due) => due_on !== null && daysBetween(today, due_on) > SOON_DAYS;
  return { now: sorted.filter((one) => !isLater(one)), later: sorted.filter(isLater) };
}
