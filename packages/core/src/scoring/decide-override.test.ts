import { expect, it } from 'vitest';
import { assertNoScore, decideOverride } from './decide-override.ts';

it('a score set by hand is a whole number from 0 to 100 with its reason', () => {
  const asked = { score: 85, reason: '  Vu au salon, projet signé en interne. ' };
  expect(decideOverride(asked)).toEqual({
    score: 85,
    reason: 'Vu au salon, projet signé en interne.',
  });
});

it.each([
  [101, 'x', 'VALUE_OUT_OF_RANGE', 'score'],
  [-1, 'x', 'VALUE_OUT_OF_RANGE', 'score'],
  [50.5, 'x', 'VALUE_OUT_OF_RANGE', 'score'],
  [null, 'x', 'VALUE_REQUIRED', 'score'],
  [50, '   ', 'VALUE_REQUIRED', 'score_override_reason'],
  [50, null, 'VALUE_REQUIRED', 'score_override_reason'],
  [50, 'x'.repeat(1_001), 'TEXT_TOO_LONG', 'score_override_reason'],
])('%s because « %s » is refused', (score, reason, code, field) => {
  expect(() => decideOverride({ score, reason })).toThrow(
    expect.objectContaining({ code, details: expect.objectContaining({ field }) }),
  );
});

it('nobody writes a score as a field among others', () => {
  expect(() => assertNoScore({ city: 'Metz', score: 90 })).toThrow(
    expect.objectContaining({ code: 'SCORE_BY_ACTION' }),
  );
  expect(() => assertNoScore({ city: 'Metz' })).not.toThrow();
});
