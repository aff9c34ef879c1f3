import { expect, it } from 'vitest';
import { dayText, momentText } from './date-text.ts';

it('a day is the one of Paris, whether it comes as a date or as an instant', () => {
  expect(dayText('2026-11-12', 'fr')).toBe('12 nov. 2026');
  expect(dayText('2026-11-12T23:30:00Z', 'fr')).toBe('13 nov. 2026');
  expect(momentText('2026-11-12T13:30:00Z', 'fr')).toContain('14:30');
});
