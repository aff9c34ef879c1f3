import { describe, expect, test } from 'vitest';
import { decideTokenCare } from './decide-token-care.ts';

const NOW = new Date('2026-11-29T08:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const quiet = { isToRefresh: false, warning: null };

describe('the access a source has at its provider', () => {
  test.each([
    ['that never ends asks for nothing', [null, null, false], quiet],
    ['far from its end asks for nothing', [inDays(15), null, false], quiet],
    [
      'two weeks before its end is told',
      [inDays(14), null, false],
      { ...quiet, warning: 'access_soon' },
    ],
    [
      'three days before its end is told again',
      [inDays(3), null, false],
      { ...quiet, warning: 'access_now' },
    ],
    ['that has ended is told', [inDays(-1), null, false], { ...quiet, warning: 'access_now' }],
    [
      'that can be renewed is, two weeks ahead',
      [inDays(14), inDays(200), true],
      { isToRefresh: true, warning: null },
    ],
    ['that can be renewed later is not yet', [inDays(15), inDays(200), true], quiet],
    [
      'whose renewal ends within a month is told, and renewed meanwhile',
      [inDays(1), inDays(30), true],
      { isToRefresh: true, warning: 'refresh_soon' },
    ],
  ] as const)('%s', (_case, [accessEndsAt, refreshEndsAt, mayRefresh], expected) => {
    expect(decideTokenCare({ accessEndsAt, refreshEndsAt, mayRefresh }, NOW)).toEqual(expected);
  });
});
