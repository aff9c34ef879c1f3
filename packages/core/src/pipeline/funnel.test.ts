import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conversionOf, shareOf } from './funnel.ts';

test.each([
  [0, 3, 0],
  [1, 3, 3333],
  [2, 3, 6667],
  [1, 8, 1250],
  [1, 16, 625],
  [1, 32, 313],
  [3, 3, 10_000],
])('%i of %i is %i basis points', (part, whole, share) => {
  expect(shareOf(part, whole)).toBe(share);
});

test('a share is never more than everything, and the exact one within half a point', () => {
  const counts = fc
    .tuple(fc.nat(1_000_000), fc.nat(1_000_000))
    .map(([part, rest]) => ({ part, whole: part + rest }));
  fc.assert(
    fc.property(counts, ({ part, whole }) => {
      const share = shareOf(part, whole);
      if (whole === 0) return share === null;
      return share !== null && share <= 10_000 && Math.abs(share - (part / whole) * 10_000) <= 0.5;
    }),
  );
});

test('a stage nobody entered and a closed stage have no conversion', () => {
  expect(conversionOf({ key: 'audit', type: 'open', entered: 0, advanced: 0 })).toBeNull();
  expect(conversionOf({ key: 'won', type: 'won', entered: 4, advanced: 0 })).toBeNull();
  expect(conversionOf({ key: 'audit', type: 'open', entered: 4, advanced: 1 })).toBe(2500);
});
