import { expect, test } from 'vitest';
import { tasksByDay } from './by-day.ts';

const task = (due_on: string | null, status = 'todo') => ({ due_on, status });

test('what is late comes first, then what is due by its day, what is done after all of it', () => {
  const tasks = [
    task('2026-12-09'),
    task('2026-10-01', 'done'),
    task(null),
    task('2026-12-01'),
    task('2026-11-28'),
  ];
  expect(tasksByDay(tasks).map(({ due_on }) => due_on)).toEqual([
    '2026-11-28',
    '2026-12-01',
    '2026-12-09',
    null,
    '2026-10-01',
  ]);
});
