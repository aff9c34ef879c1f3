import { expect, it } from 'vitest';
import { nextFocus } from './next-focus.ts';

const columns = [
  { key: 'prospect', ids: ['a', 'b', 'c'] },
  { key: 'meeting', ids: [] },
  { key: 'proposal', ids: ['d', 'e'] },
];

it.each([
  ['a', 'ArrowDown', 'b'],
  ['a', 'ArrowUp', null],
  ['c', 'ArrowDown', null],
  ['c', 'ArrowRight', 'e'],
  ['b', 'ArrowRight', 'e'],
  ['d', 'ArrowLeft', 'a'],
  ['e', 'ArrowRight', null],
  ['c', 'Home', 'a'],
  ['a', 'End', 'c'],
  ['a', 'x', null],
  ['gone', 'ArrowDown', null],
])('from %s, %s leads to %s', (current, key, expected) => {
  expect(nextFocus(columns, current, key)).toBe(expected);
});
