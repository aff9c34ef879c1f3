import { expect, it } from 'vitest';
import { examplesOf, isUnique } from './sample.ts';

it('a column that identifies its rows never repeats itself and is never empty', () => {
  const sample = [
    ['A1', 'Lyon', 'a@b.fr'],
    ['A2', 'Lyon', ''],
  ];
  expect([0, 1, 2].map((index) => isUnique(sample, index))).toEqual([true, false, false]);
});

it('a column is recognised by a few different values', () => {
  expect(examplesOf([['a'], ['a'], [' '], ['b'], ['c'], ['d']], 0, 3)).toEqual(['a', 'b', 'c']);
});
