import { expect, test } from 'vitest';
import { serialDay } from './serial-day.ts';

test.each([
  [45_292, '2024-01-01'],
  [45_292.75, '2024-01-01'],
  [25_569, '1970-01-01'],
  [1, '1899-12-31'],
  [61, '1900-03-01'],
  [2_958_465, '9999-12-31'],
])('%d is %s', (serial, day) => {
  expect(serialDay(serial)).toBe(day);
});

test.each([0, -3, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])('%d is no day', (serial) => {
  expect(serialDay(serial)).toBeNull();
});
