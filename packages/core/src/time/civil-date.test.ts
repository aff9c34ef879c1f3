import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  civilDateOf,
  daysBetween,
  parseCivilDate,
  startOfCivilDate,
} from './civil-date.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(civilDateOf);

describe('a civil date', () => {
  test.each([
    ['2026-01-31T22:59:59Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', '2026-02-01'],
    ['2026-07-31T21:59:59Z', '2026-07-31'],
    ['2026-07-31T22:00:00Z', '2026-08-01'],
  ])('%s is the %s in Paris', (instant, date) => {
    expect(civilDateOf(new Date(instant))).toBe(date);
  });

  test.each([
    ['2024-02-29', 'iso', '2024-02-29'],
    [' 2024-01-20 ', 'iso', '2024-01-20'],
    ['31/03/2026', 'dmy', '2026-03-31'],
    ['1/3/2026', 'dmy', '2026-03-01'],
    ['01.03.2026', 'dmy', '2026-03-01'],
  ] as const)('%j read as %s is %s', (text, format, date) => {
    expect(parseCivilDate(text, { format })).toBe(date);
  });

  test.each([
    ['2023-02-29', 'iso'],
    ['2024-13-01', 'iso'],
    ['0000-01-01', 'iso'],
    ['31/03/2026', 'iso'],
    ['2024-1-1', 'iso'],
    ['', 'iso'],
    ['31/04/2026', 'dmy'],
    ['31/03-2026', 'dmy'],
    ['31/03/26', 'dmy'],
    ['2026-03-31', 'dmy'],
  ] as const)('%j is not a date written as %s', (text, format) => {
    expect(() => parseCivilDate(text, { format, field: 'due_on' })).toThrow(
      expect.objectContaining({
        code: 'DATE_INVALID',
        details: expect.objectContaining({ field: 'due_on' }),
      }),
    );
  });

  test.each(['0001-01-01', '1899-12-31', '2101-01-01', '9999-12-31'])(
    '%s exists, and is nobody’s day',
    (text) => {
      const field = 'occurred_at';
      const refusal = { code: 'DATE_OUT_OF_RANGE', details: expect.objectContaining({ field }) };
      expect(() => parseCivilDate(text, { field })).toThrow(expect.objectContaining(refusal));
      // What was stored before is still counted with.
      expect(daysBetween(text, text)).toBe(0);
    },
  );

  test('days added are days between, across summer time and leap years', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  });

  test('the start of a day is in that day, and a millisecond before is not', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const start = startOfCivilDate(day);
        expect(civilDateOf(start)).toBe(day);
        expect(civilDateOf(new Date(start.getTime() - 1))).not.toBe(day);
      }),
    );
  });
});
