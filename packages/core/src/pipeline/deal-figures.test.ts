import { describe, expect, test } from 'vitest';
import { isDealLate } from './is-deal-late.ts';
import { weightedAmount } from './weighted-amount.ts';

describe('the weighted amount of a deal', () => {
  test.each([
    [1_250_000, null, 50, 625_000],
    [1_250_000, 35, 50, 437_500],
    [1_250_000, 0, 50, 0],
    [1, null, 50, 1],
    [1, 49, 50, 0],
    [333, 10, 50, 33],
    [335, 10, 50, 34],
    [10 ** 12, 100, 0, 10 ** 12],
    [10 ** 12 - 1, 33, 0, 330_000_000_000],
  ])('%i cents at %s %% (stage %i %%) are %i cents', (amount, own, stage, weighted) => {
    expect(weightedAmount(amount, own, stage)).toBe(weighted);
  });
});

describe('an open deal', () => {
  // Already the 1st of April in Paris.
  const now = new Date('2026-03-31T22:30:00Z');
  const deal = { type: 'open', next_action_at: null, expected_close_on: '2026-04-01' } as const;

  test('is late once its next action is due, whatever its expected close', () => {
    expect(isDealLate({ ...deal, next_action_at: '2026-03-31T22:29:59Z' }, now)).toBe(true);
    const planned = { next_action_at: '2026-03-31T22:30:01Z', expected_close_on: '2025-01-01' };
    expect(isDealLate({ ...deal, ...planned }, now)).toBe(false);
  });

  test('without a next action is late from the day after its expected close', () => {
    expect(isDealLate(deal, now)).toBe(false);
    expect(isDealLate({ ...deal, expected_close_on: '2026-03-31' }, now)).toBe(true);
    expect(isDealLate({ ...deal, expected_close_on: null }, now)).toBe(false);
  });

  test('is never late once it is closed', () => {
    const past = { next_action_at: '2020-01-01', expected_close_on: '2020-01-01' };
    expect(isDealLate({ type: 'won', ...past }, now)).toBe(false);
  });
});
