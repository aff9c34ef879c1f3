import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText } from './cut-text.ts';

test.each([
  ['a short text', 'Noël', 10, 'Noël'],
  ['an emoji across the end', 'ab😀cd', 3, 'ab'],
  ['an emoji before the end', 'ab😀cd', 4, 'ab😀'],
  ['a family of emoji', 'a👩‍👩‍👧‍👦b', 5, 'a'],
  ['a flag', 'a🇫🇷', 3, 'a'],
  ['an accent typed apart', 'ae\u0301', 2, 'a'],
])('%s is cut between characters', (_what, text, max, cut) => {
  expect(cutText(text, max)).toBe(cut);
});

test('what is cut is a beginning, well formed, and no longer than asked', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 });
  fc.assert(
    fc.property(text, fc.nat(250), (whole, max) => {
      const cut = cutText(whole, max);
      expect(whole.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(Math.max(max, 0));
    }),
  );
});
