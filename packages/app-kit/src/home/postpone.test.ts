import { expect, it } from 'vitest';
import { postpone } from './postpone.ts';

// A Thursday.
const now = new Date('2026-11-12T10:00:00Z');

it.each([
  ['late since last week', '2026-11-05T08:30:00Z', '2026-11-13T08:30:00.000Z'],
  ['due today', '2026-11-12T15:00:00Z', '2026-11-13T15:00:00.000Z'],
  [
    'due in the night of Paris, already tomorrow',
    '2026-11-12T23:30:00Z',
    '2026-11-12T23:30:00.000Z',
  ],
  ['without an hour', null, '2026-11-13T10:00:00.000Z'],
])('an action %s comes back on the next working day', (_case, instant, expected) => {
  expect(postpone(instant, now)).toBe(expected);
});

it('a Friday comes back on Monday', () => {
  expect(postpone('2026-11-13T09:00:00Z', new Date('2026-11-13T10:00:00Z'))).toBe(
    '2026-11-16T09:00:00.000Z',
  );
});
