import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaUnderCurve } from './area-under-curve.ts';

it.each([
  ['a perfect order', [1, 2, 3, 4], [false, false, true, true], 1],
  ['the order upside down', [4, 3, 2, 1], [false, false, true, true], 0],
  ['all alike', [7, 7, 7, 7], [false, true, false, true], 0.5],
  // The four pairs of scikit-learn's own example: three in order.
  ['one pair out of four wrong', [0.1, 0.4, 0.35, 0.8], [false, false, true, true], 0.75],
  ['nobody converted', [1, 2], [false, false], null],
])('%s', (_name, scores, outcomes, area) => {
  expect(areaUnderCurve(scores, outcomes)).toBe(area);
});

it('is the share of pairs in order, equal scores counting half', () => {
  const leads = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(leads, (drawn) => {
      let [won, pairs] = [0, 0];
      for (const [one, converted] of drawn) {
        for (const [other, alsoConverted] of drawn) {
          if (!converted || alsoConverted) continue;
          pairs += 1;
          won += one > other ? 1 : one === other ? 0.5 : 0;
        }
      }
      const area = areaUnderCurve(
        drawn.map(([score]) => score),
        drawn.map(([, converted]) => converted),
      );
      if (pairs === 0) expect(area).toBeNull();
      else expect(area).toBeCloseTo(won / pairs, 10);
    }),
  );
});
