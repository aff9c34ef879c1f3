import { describe, expect, it } from 'vitest';
import { formatCents } from './format-cents.ts';

const plain = (value: string) => value.replace(/[\u00a0\u202f]/g, ' ');

describe('an amount on screen', () => {
  it.each([
    ['1234550', 'EUR', 'fr-FR', '12 345,50 €'],
    ['1234550', 'EUR', 'en-GB', '€12,345.50'],
    ['5', 'EUR', 'fr-FR', '0,05 €'],
    ['0', 'EUR', 'fr-FR', '0,00 €'],
    ['-120000', 'EUR', 'fr-FR', '-1 200,00 €'],
    ['9007199254740993', 'EUR', 'fr-FR', '90 071 992 547 409,93 €'],
  ])('shows %s cents of %s in %s as %s', (cents, currency, locale, expected) => {
    expect(plain(formatCents(cents, currency, locale))).toBe(expected);
  });
});
