import { expect, test } from 'vitest';
import { MOST_TRIES, nextTryAt } from './retry-delay.ts';

const start = new Date('2026-11-23T08:00:00Z');

test('a source that is away for an hour is asked about seven times, and is still waited for after', () => {
  let now = start;
  let tries = 0;
  while (now.getTime() < start.getTime() + 3_600_000) {
    tries += 1;
    const next = nextTryAt(tries, now);
    if (!next) throw new Error('given up within the hour');
    now = next;
  }
  expect(tries).toBe(6);
});

test('it waits an hour at most, and gives up after about a day', () => {
  expect(nextTryAt(1, start)).toEqual(new Date('2026-11-23T08:01:00Z'));
  expect(nextTryAt(12, start)).toEqual(new Date('2026-11-23T09:00:00Z'));
  expect(nextTryAt(MOST_TRIES, start)).toBeNull();
});
