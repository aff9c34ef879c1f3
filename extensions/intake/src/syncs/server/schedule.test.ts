import { expect, test } from 'vitest';
import { nextRunAt } from './schedule.ts';

const at = (text: string) => new Date(text);

test('a source is read next when its expression says so on the clock of Paris', () => {
  expect(nextRunAt('0 9 * * 1-5', at('2026-11-23T07:00:00Z'))).toEqual(at('2026-11-23T08:00:00Z'));
  expect(nextRunAt('0 9 * * 1-5', at('2026-11-27T08:00:00Z'))).toEqual(at('2026-11-30T08:00:00Z'));
});

test('nine o’clock stays nine o’clock in summer', () => {
  expect(nextRunAt('0 9 * * *', at('2026-07-01T05:00:00Z'))).toEqual(at('2026-07-01T07:00:00Z'));
});

test('an hour the clocks skip does not stop a source from being read that day', () => {
  expect(nextRunAt('30 2 * * *', at('2027-03-28T00:00:00Z')).getTime()).toBeLessThan(
    at('2027-03-29T01:00:00Z').getTime(),
  );
});

test.each([
  '',
  'tous les jours',
  '* * * * *',
  '*/4 * * * *',
  '0,3 9 * * *',
  '0 0 9 * * *',
  '61 * * * *',
  '0 0 31 2 *',
])('« %s » is no schedule', (schedule) => {
  expect(() => nextRunAt(schedule, at('2026-11-23T07:00:00Z'))).toThrow('SCHEDULE_INVALID');
});

test('every five minutes is the closest a source is read', () => {
  expect(nextRunAt('*/5 * * * *', at('2026-11-23T07:01:00Z'))).toEqual(at('2026-11-23T07:05:00Z'));
});
