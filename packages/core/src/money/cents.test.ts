import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_CENTS, parseCents, toCents } from './cents.ts';
import { formatCents, formatCentsInput } from './format-cents.ts';
import { parseAmountText } from './parse-amount-text.ts';

const anyCents = fc.integer({ min: 0, max: MAX_CENTS });

describe('an amount in cents', () => {
  test.each([
    [0, 0],
    [-0, 0],
    ['0', 0],
    ['123450', 123450],
    [' 42 ', 42],
    [7n, 7],
    [MAX_CENTS, MAX_CENTS],
    ['1000000000000', MAX_CENTS],
  ])('%s is accepted', (received, expected) => {
    expect(parseCents(received)).toBe(expected);
  });

  test.each([
    [-1, 'AMOUNT_NEGATIVE'],
    ['-1', 'AMOUNT_NEGATIVE'],
    [MAX_CENTS + 1, 'AMOUNT_TOO_LARGE'],
    ['1000000000000000', 'AMOUNT_TOO_LARGE'],
    [10n ** 30n, 'AMOUNT_TOO_LARGE'],
    [Number.POSITIVE_INFINITY, 'AMOUNT_TOO_LARGE'],
    [12.5, 'AMOUNT_NOT_INTEGER'],
    [Number.NaN, 'AMOUNT_NOT_INTEGER'],
    ['12.50', 'AMOUNT_NOT_INTEGER'],
    ['1e3', 'AMOUNT_NOT_INTEGER'],
    ['', 'AMOUNT_NOT_INTEGER'],
    [null, 'AMOUNT_NOT_INTEGER'],
    [{}, 'AMOUNT_NOT_INTEGER'],
  ])('%s is refused with %s, naming the field', (received, code) => {
    expect(() => parseCents(received, 'list_price')).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining({ field: 'list_price' }) }),
    );
  });

  test('what the database returns as text is the number that was stored', () => {
    fc.assert(fc.property(anyCents, (cents) => parseCents(String(cents)) === cents));
  });
});

describe('an amount typed by a person', () => {
  test.each([
    ['1 234,50 €', 123450],
    ['1\u202f234,50\u00a0€', 123450],
    ['1.234,50', 123450],
    ['€1,234.50', 123450],
    ['1,234.50 EUR', 123450],
    ["CHF 1'234.50", 123450],
    ['12', 1200],
    ['12,5', 1250],
    ['12.05', 1205],
    ['1 234', 123400],
    ['1,234,567', 123456700],
    ['1.234.567,89', 123456789],
    ['0,99', 99],
    [' 10000000000 ', MAX_CENTS],
  ])('« %s » is %i cents', (text, cents) => {
    expect(parseAmountText(text)).toBe(cents);
  });

  test.each([
    ['1,234', 'AMOUNT_AMBIGUOUS'],
    ['1.234', 'AMOUNT_AMBIGUOUS'],
    ['999.000 €', 'AMOUNT_AMBIGUOUS'],
    ['-5', 'AMOUNT_NEGATIVE'],
    ['−5,00 €', 'AMOUNT_NEGATIVE'],
    ['€-5', 'AMOUNT_NEGATIVE'],
    ['10000000000,01', 'AMOUNT_TOO_LARGE'],
    ['1000000000000000', 'AMOUNT_TOO_LARGE'],
    ['9'.repeat(400), 'AMOUNT_TOO_LARGE'],
    ['', 'AMOUNT_UNREADABLE'],
    ['€', 'AMOUNT_UNREADABLE'],
    ['douze', 'AMOUNT_UNREADABLE'],
    ['12,345,6', 'AMOUNT_UNREADABLE'],
    ['12 34', 'AMOUNT_UNREADABLE'],
    ['1 234,567', 'AMOUNT_UNREADABLE'],
    ['0,123', 'AMOUNT_UNREADABLE'],
    ['1,2.3,4', 'AMOUNT_UNREADABLE'],
    ['12 k€', 'AMOUNT_UNREADABLE'],
    ['1e5', 'AMOUNT_UNREADABLE'],
  ])('« %s » is refused with %s', (text, code) => {
    expect(() => parseAmountText(text)).toThrow(expect.objectContaining({ code }));
  });

  test.each(['fr', 'en'] as const)(
    'what is printed in %s reads back to the same cents',
    (locale) => {
      fc.assert(
        fc.property(anyCents, (amount) => {
          const cents = toCents(amount);
          expect(parseAmountText(formatCentsInput(cents, locale))).toBe(cents);
          expect(parseAmountText(formatCents(cents, 'EUR', locale))).toBe(cents);
        }),
      );
    },
  );

  test('no text at all makes it fail with anything but a named refusal', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          return Number.isSafeInteger(parseAmountText(text));
        } catch (error) {
          return error instanceof Error && error.name === 'DomainError';
        }
      }),
    );
  });
});

test('amounts are printed as each language writes them', () => {
  expect(formatCents(toCents(1234550), 'EUR', 'fr')).toBe('12\u202f345,50\u00a0€');
  expect(formatCents(toCents(1234550), 'EUR', 'en')).toBe('€12,345.50');
  expect(formatCentsInput(toCents(1234500), 'fr')).toBe('12\u202f345,00');
  expect(formatCentsInput(toCents(-0), 'fr')).toBe('0,00');
});
