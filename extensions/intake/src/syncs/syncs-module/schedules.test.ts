import { expect, test } from 'vitest';
import { nextRunAt } from '../server/schedule.ts';
import { scheduleChoice, scheduleOf } from './schedules.ts';

test.each(['quarter', 'hour', 'day'] as const)(
  '« %s » is a schedule the server takes',
  (choice) => {
    const schedule = scheduleOf(choice, '');
    expect(scheduleChoice(schedule)).toBe(choice);
    expect(nextRunAt(schedule ?? '', new Date('2026-11-23T06:00:00Z'))).toBeInstanceOf(Date);
  },
);

test('what people type themselves is theirs, and nothing typed is no schedule', () => {
  expect(scheduleChoice('5 4 * * 1')).toBe('own');
  expect(scheduleOf('own', ' 5 4 * * 1 ')).toBe('5 4 * * 1');
  expect(scheduleOf('own', ' ')).toBeNull();
  expect(scheduleChoice(null)).toBe('none');
  expect(scheduleOf('none', '5 4 * * 1')).toBeNull();
});
