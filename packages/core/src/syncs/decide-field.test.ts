import { describe, expect, test } from 'vitest';
import { decideField, isSame } from './decide-field.ts';

const field = (ours: string | null, theirs: string | null, last?: string | null) =>
  decideField({ ours, theirs, said: last, held: last, isTouched: false });

describe('the source wins, but over what was changed here since', () => {
  test.each([
    ['nothing moved', 'a', 'a', 'a', 'same'],
    ['the source moved', 'a', 'b', 'a', 'take'],
    ['the source was emptied', 'a', null, 'a', 'take'],
    ['it was changed here', 'b', 'a', 'a', 'edited'],
    ['it was emptied here', null, 'a', 'a', 'edited'],
    ['both moved to the same', 'b', 'b', 'a', 'same'],
    ['both moved apart', 'b', 'c', 'a', 'conflict'],
  ] as const)('%s', (_story, ours, theirs, last, verdict) => {
    expect(field(ours, theirs, last)).toBe(verdict);
  });
});

test('a value the database keeps in its own way is no change of a person', () => {
  expect(decideField({ ours: null, theirs: 40, said: 40, held: null, isTouched: true })).toBe(
    'same',
  );
  expect(decideField({ ours: null, theirs: 50, said: 40, held: null, isTouched: true })).toBe(
    'take',
  );
});

test('a record met for the first time is the source’s, unless somebody has worked on it', () => {
  const met = { ours: 'a', theirs: 'b', said: undefined, held: undefined };
  expect(decideField({ ...met, isTouched: false })).toBe('take');
  expect(decideField({ ...met, isTouched: true })).toBe('conflict');
});

test('once somebody has decided for the source, its value is taken, unless ours moves again', () => {
  const decided = { theirs: 'b', said: undefined, held: 'a', isTouched: true };
  expect(decideField({ ...decided, ours: 'a' })).toBe('take');
  expect(decideField({ ...decided, ours: 'c' })).toBe('conflict');
});

test('objects are compared by what they say', () => {
  expect(isSame({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  expect(isSame({ a: 1 }, { a: 1, b: null })).toBe(false);
  expect(isSame([1], { 0: 1 })).toBe(false);
  expect(isSame({ a: null }, { b: null })).toBe(false);
});
