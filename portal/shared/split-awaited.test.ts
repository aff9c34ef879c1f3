import { expect, test } from 'vitest';
import { splitAwaited } from './split-awaited.ts';

const on = (due_on: string | null) => ({ due_on });

test('what is late, soon or without a date is asked for now, what is far away is to come', () => {
  const items = [on(null), on('2027-04-23'), on('2026-12-29'), on('2026-11-01'), on('2026-12-30')];
  expect(splitAwaited(items, '2026-11-29')).toEqual({
    now: [on('2026-11-01'), on('2026-12-29'), on(null)],
    later: [on('2026-12-30'), on('2027-04-23')],
  });
});
