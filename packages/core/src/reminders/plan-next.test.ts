import { describe, expect, test } from 'vitest';
import { planNext, putOff } from './plan-next.ts';
import type { WorkingHours } from './working-hours.ts';

const hours: WorkingHours = { days: [1, 2, 3, 4, 5], from: 540, to: 1080, skipsHolidays: true };
/** A Friday, at eleven in Paris. */
const friday = new Date('2026-11-20T10:00:00Z');
const monday = new Date('2026-11-23T08:00:00Z');

describe('the step that comes next', () => {
  const steps = [
    { position: 1, delayDays: 0 },
    { position: 4, delayDays: 2 },
  ];

  test('is the first one, then the one after, then none', () => {
    const next = (after: number | null) => planNext({ steps, after, hours, now: friday });
    expect(next(null)).toEqual({ step: steps[0], dueAt: friday });
    expect(next(1)).toEqual({ step: steps[1], dueAt: monday });
    expect(next(4)).toBeNull();
  });

  test('is the next there is, when a step was taken out meanwhile', () => {
    expect(planNext({ steps, after: 2, hours, now: friday })?.step).toBe(steps[1]);
  });
});

describe('a step that is due', () => {
  const due = { channel: 'mail', hours, sentToday: 4, dailyCap: 5, now: friday } as const;
  const closed = new Date('2026-11-21T10:00:00Z');

  test('leaves now while the day has room, else on the next day', () => {
    expect(putOff(due)).toBeNull();
    expect(putOff({ ...due, sentToday: 5 })).toEqual(monday);
  });

  test('waits for the next opening, full day or not', () => {
    expect(putOff({ ...due, now: closed })).toEqual(monday);
    expect(putOff({ ...due, now: closed, sentToday: 9 })).toEqual(monday);
  });

  test('counts against no cap when a person does it', () => {
    expect(putOff({ ...due, channel: 'linkedin_task', sentToday: 9 })).toBeNull();
  });
});
