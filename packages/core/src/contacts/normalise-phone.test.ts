import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPhone, normalisePhone, phoneSpellings, readTypedPhone } from './normalise-phone.ts';

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
    ['(+33) 6 12 34 56 78', '+33612345678'],
    ['(0033) 6 12 34 56 78', '+33612345678'],
    ['tel:+33612345678', '+33612345678'],
    ['Tél : 06 12 34 56 78', '+33612345678'],
    ['TEL. 06.12.34.56.78', '+33612345678'],
    ['Mobile: +33 (0)6 12 34 56 78', '+33612345678'],
    ['T : 01 44 55 66 77', '+33144556677'],
    ['00 33 6 12 34 56 78', '+33612345678'],
    ['612345678', '+33612345678'],
    ['33612345678', '+33612345678'],
    ['\u202a+33 6 12 34 56 78\u202c', '+33612345678'],
    ['06\u200b12\u200b34\u200b56\u200b78', '+33612345678'],
    ['612345678.0', '+33612345678'],
    ["'0612345678", '+33612345678'],
    ['06 12 34 56 78,', '+33612345678'],
    ['https://wa.me/33612345678', '+33612345678'],
    ['wa.me/32470123456', '+32470123456'],
    ['262692123456', '+262692123456'],
    ['590 690 12 34 56', '+590690123456'],
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
      // Of the mainland: 0639 and from 0690 on are numbers of overseas.
      fc.property(fc.integer({ min: 600_000_000, max: 638_999_999 }), (digits) => {
        const phone = `+33${digits}`;
        expect(normalisePhone(phone)).toBe(phone);
        for (const spelling of phoneSpellings(phone)) {
          // Without its plus a number of another country cannot be told from a French one.
          if (spelling !== phone.slice(1)) expect(normalisePhone(spelling)).toBe(phone);
        }
      }),
    );
  });

  test.each([
    ['06 92 12 34 56', '+262692123456', 'La Réunion'],
    ['0693123456', '+262693123456', 'La Réunion'],
    ['02 62 12 34 56', '+262262123456', 'La Réunion'],
    ['0639 12 34 56', '+262639123456', 'Mayotte'],
    ['02 69 12 34 56', '+262269123456', 'Mayotte'],
    ['0690 12 34 56', '+590690123456', 'Guadeloupe'],
    ['06 91 23 45 67', '+590691234567', 'Guadeloupe'],
    ['0590 12 34 56', '+590590123456', 'Guadeloupe'],
    ['0696 12 34 56', '+596696123456', 'Martinique'],
    ['0697123456', '+596697123456', 'Martinique'],
    ['0596 12 34 56', '+596596123456', 'Martinique'],
    ['0694 12 34 56', '+594694123456', 'Guyane'],
    ['0594123456', '+594594123456', 'Guyane'],
    ['0508 41 23 45', '+508412345', 'Saint-Pierre-et-Miquelon'],
    ['+33 6 92 12 34 56', '+262692123456', 'La Réunion, as nobody reaches it'],
    ['0033 692 12 34 56', '+262692123456', 'La Réunion, as nobody reaches it'],
    ['692123456', '+262692123456', 'La Réunion, its zero lost in a workbook'],
    ['+262 692 12 34 56', '+262692123456', 'La Réunion'],
    ['+262 (0)692 12 34 56', '+262692123456', 'La Réunion'],
    ['+590 690 12 34 56', '+590690123456', 'Guadeloupe'],
  ])('« %s » is %s, of %s', (text, phone) => {
    expect(normalisePhone(text)).toBe(phone);
    expect(normalisePhone(phone)).toBe(phone);
  });

  test('one of overseas is also looked for as it was stored before', () => {
    expect(phoneSpellings('0692 12 34 56')).toEqual(
      expect.arrayContaining(['+262692123456', '0692123456', '+33692123456']),
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

describe('a phone number that is typed', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['01 42 34 56 78, poste 12', '01 42 34 56 78, poste 12'],
    ['06 12 34 56 78 ou 06 98 76 54 32', '06 12 34 56 78 ou 06 98 76 54 32'],
    ['0612345678 (le soir)', '0612345678 (le soir)'],
  ])('%s is kept as %s', (typed, kept) => expect(readTypedPhone(typed)).toBe(kept));

  test.each(['12', '06 12 34', 'le soir, poste 12', 'sans', '1'.repeat(101)])(
    '%s is refused',
    (typed) => {
      const refusal = { code: 'PHONE_INVALID', details: { field: 'phone' } };
      expect(() => readTypedPhone(typed)).toThrow(expect.objectContaining(refusal));
    },
  );
});
