import { daysBetween } from '@ia/core/time/civil-date';
import { byDay, type Dated } from './by-day.ts';

/** What is due further away than that is not asked for yet, in days. */
export const SOON_DAYS = 30;

/**
 * What a client has to do now and what is to come: tasks by their day, late ones and those without a date
 * now. What was handed in to be read waits from the day it came: its date was ours, not the client's.
 */
export function splitAwaited<Task extends Dated, Deliverable>(
  { tasks, deliverables }: { tasks: readonly Task[]; deliverables: readonly Deliverable[] },
  today: string,
): { now: (Task | Deliverable)[]; later: Task[] } {
  const sorted = byDay(tasks);
  const isLater = ({ due_on }: Dated) => due_on !== null && daysBetween(today, due_on) > SOON_DAYS;
  return {
    now: [...sorted.filter((one) => !isLater(one)), ...deliverables],
    later: sorted.filter(isLater),
  };
}
