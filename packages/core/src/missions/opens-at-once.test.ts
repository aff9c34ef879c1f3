import { expect, test } from 'vitest';
import { opensAtOnce } from './opens-at-once.ts';

test.each([
  ['planned', '2026-11-29', '2026-12-10', true],
  ['planned', '2026-11-01', '2026-11-29T00:00:00', true],
  ['planned', '2026-11-30', '2026-12-10', false],
  ['planned', '2026-11-01', '2026-11-28', false],
  ['draft', '2026-11-29', '2026-12-10', false],
  ['planned', null, '2026-12-10', false],
  ['planned', 'demain', '2026-12-10', false],
  [undefined, '2026-11-29', '2026-12-10', false],
])('%s from %s to %s: %s', (status, starts_on, ends_on, opens) => {
  expect(opensAtOnce({ status, starts_on, ends_on }, '2026-11-29')).toBe(opens);
});
