import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPhone, normalisePhone, phoneSpellings } from './normalise-phone.ts';

describe('a phone number', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['0612345678', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['+33\u00a06\u202f12\u202f34\u202f56\u202f78', '+33612345678'],
    [' 01-44-55-66-77 ', '+33144556677'],
    ['+32 2 555 12 12', '+3225551212'],
    ['+91 98765 43210', '+919876543210'],
    ['+1 (415) 555-2671', '+14155552671'],
  ])('« %s » is %s', (text, phone) => {
    expect(normalisePhone(text)).toBe(phone);
  });

  test.each([
    '',
    null,
    undefined,
    'appeler le matin',
    '12',
    '06 12 34 56',
    '555-123-4567',
    '06 12 34 56 78 / 01 44 55 66 77',
    '01 44 55 66 77 poste 12',
    'tél : 06 12 34 56 78 (le soir)',
    `0612345678${' '.repeat(40)}`,
  ])('« %s » is none, and stays as it was typed', (text) => {
    expect(normalisePhone(text)).toBeNull();
    expect(formatPhone(text ?? '')).toBe(text ?? '');
  });

  test('its one form stays as it is, and is read from every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600_000_000, max: 699_999_999 }), (digits) => {
        const phone = `+33${digits}`;
        expect(normalisePhone(phone)).toBe(phone);
        for (const spelling of phoneSpellings(phone)) {
          // Without its plus a number of another country cannot be told from a French one.
          if (spelling !== phone.slice(1)) expect(normalisePhone(spelling)).toBe(phone);
        }
      }),
    );
  });

  test('it is shown as one dials it from anywhere', () => {
    expect(formatPhone('0612345678')).toBe('+33 6 12 34 56 78');
    expect(formatPhone('+14155552671')).toBe('+1 415 555 2671');
  });

  test('it is looked for as people have written it', () => {
    expect(phoneSpellings('+33612345678')).toEqual(
      expect.arrayContaining([
        '+33612345678',
        '+33 6 12 34 56 78',
        '06 12 34 56 78',
        '0612345678',
        '06.12.34.56.78',
      ]),
    );
    expect(phoneSpellings('+32 2 555 12 12')).not.toContain('02 555 12 12');
    expect(phoneSpellings('le soir')).toEqual([]);
  });
});
