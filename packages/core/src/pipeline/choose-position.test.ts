import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choosePosition } from './choose-position.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const position = fc.integer({ min: -1_000_000, max: 1_000_000 });

test('a card dropped between two others comes between them', () => {
  fc.assert(
    fc.property(position, fc.integer({ min: 1, max: 5000 }), random, (low, gap, where) => {
      const chosen = choosePosition({ above: `${low}`, below: `${low + gap}`, random: where });
      expect(Number(chosen)).toBeGreaterThan(low);
      expect(Number(chosen)).toBeLessThan(low + gap);
    }),
  );
});

test('at the top it comes before the first, at the end after the last', () => {
  fc.assert(
    fc.property(position, random, (edge, where) => {
      expect(Number(choosePosition({ below: `${edge}`, random: where }))).toBeLessThan(edge);
      expect(Number(choosePosition({ above: `${edge}`, random: where }))).toBeGreaterThan(edge);
    }),
  );
});

test('a card without a position sorts last: anything numbered is above it', () => {
  expect(choosePosition({ below: null, random: 0.5 })).toBe('65536.0000000000');
  expect(choosePosition({ above: '-3.5', below: null, random: 0.5 })).toBe('65532.5000000000');
});

test('an empty stage takes its first card', () => {
  expect(choosePosition({ random: 0 })).toBe('32768.0000000000');
});

test.each([
  ['the card above was never given one', { above: null, below: null }],
  ['two cards share one', { above: '7.25', below: '7.25' }],
  ['the gap is nearly used up', { above: '7.25', below: '7.25009' }],
  ['the cards changed order meanwhile', { above: '8', below: '7' }],
])('the stage is numbered first when %s', (_case, slot) => {
  expect(choosePosition({ ...slot, random: 0.5 })).toBeNull();
});

test('twenty people dropping at one place get twenty positions', () => {
  const places = Array.from({ length: 20 }, (_, index) =>
    choosePosition({ above: '1', below: '1.0001', random: (index + 0.5) / 20 }),
  );
  expect(new Set(places).size).toBe(20);
});
