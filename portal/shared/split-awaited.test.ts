import { expect, test } from 'vitest';
import { splitAwaited } from './split-awaited.ts';

const on = (due_on: string | null) => ({ due_on });

test('a task that is late, soon or without a date is asked for now, one far away is to come', () => {
  const tasks = [on(null), on('2027-04-23'), on('2026-12-29'), on('2026-11-01'), on('2026-12-30')];
  expect(splitAwaited({ tasks, deliverables: [] }, '2026-11-29')).toEqual({
    now: [on('2026-11-01'), on('2026-12-29'), on(null)],
    later: [on('2026-12-30'), on('2027-04-23')],
  });
});

test('what was handed in is to be read now, whatever its day was', () => {
  const early = on('2027-02-01');
  const tasks = [on('2027-04-23'), on('2026-12-01')];
  expect(splitAwaited({ tasks, deliverables: [early] }, '2026-11-29')).toEqual({
    now: [on('2026-12-01'), early],
    later: [on('2027-04-23')],
  });
});
