import { expect, test } from 'vitest';
import { median, percentile } from './statistics.ts';

test('the median of an even count lies between its two middle values', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('a percentile lies between its neighbours in proportion', () => {
  expect(percentile([0, 10], 0.99)).toBeCloseTo(9.9);
  expect(percentile([7], 0.99)).toBe(7);
});
