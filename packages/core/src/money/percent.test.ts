import { expect, it, test } from 'vitest';
import { parsePercent } from './percent.ts';

test.each([
  ['20', 2000],
  ['20 %', 2000],
  ['20\u202f%', 2000],
  ['5,5', 550],
  ['2.1%', 210],
  ['0', 0],
  ['100', 10_000],
  [' 8,05 % ', 805],
])('%j is %i basis points', (text, basisPoints) => {
  expect(parsePercent(text)).toBe(basisPoints);
});

it('reads nothing into what is no percentage', () => {
  for (const text of ['', '%', '-5', '2000', '5,555', 'vingt', '1e2', '5 5']) {
    expect(parsePercent(text)).toBeNull();
  }
});
