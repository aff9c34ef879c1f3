import { toCents } from '@ia/core/money';
import { describe, expect, it } from 'vitest';
import { currencyOf, readAmount, readTypedAmount, showAmount } from './money-text.ts';

const AMOUNT = { field: 'amount', label: 'Montant HT' };

describe('an amount typed in a form', () => {
  it.each([
    ['12 345,00', 1_234_500],
    ['12,345.00', 1_234_500],
    ['12345', 1_234_500],
    ['0,07 €', 7],
  ])('%s is kept as %i cents', (text, cents) => {
    expect(readTypedAmount(text, AMOUNT, 'fr')).toEqual({ kind: 'amount', cents });
  });

  it('that reads two ways is refused with how to write it', () => {
    const typed = readTypedAmount('1,234', AMOUNT, 'fr');
    expect(typed.kind).toBe('refused');
    expect(typed).toHaveProperty('message', expect.stringMatching(/Montant HT.*1 234,00/));
  });

  it.each(['douze', '-5', '1e3', '12,345,6'])('%s is refused', (text) => {
    expect(readTypedAmount(text, AMOUNT, 'en').kind).toBe('refused');
  });

  it('left empty is no amount, not zero', () => {
    expect(readTypedAmount('  ', AMOUNT, 'fr')).toEqual({ kind: 'empty' });
  });
});

describe('an amount of the API', () => {
  it('comes as a string of digits', () => {
    expect(readAmount('1234500')).toBe(1_234_500);
  });

  it.each([null, undefined, '', 'abc', '12.5'])('%s shows nothing', (value) => {
    expect(readAmount(value)).toBeNull();
  });

  it('is shown in the currency of its row, or bare beside a column of currencies', () => {
    const cents = toCents(1_234_500);
    const euros = showAmount(cents, { currency: 'EUR', locale: 'fr' });
    expect(euros.replaceAll(/\s/g, ' ')).toBe('12 345,00 €');
    expect(showAmount(cents, { currency: null, locale: 'en' })).toBe('12,345.00');
  });

  it('is in euros when its row says nothing', () => {
    expect([currencyOf('USD'), currencyOf(undefined), currencyOf('XBT')]).toEqual([
      'USD',
      'EUR',
      'EUR',
    ]);
  });
});
