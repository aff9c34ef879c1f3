import type { Locale } from '@ia/core';
import type { Currency } from '@ia/core/money';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;
// Making a formatter costs far more than using one, and a board formats hundreds of amounts.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: Currency, locale: Locale, isWhole: boolean): Intl.NumberFormat {
  const key = `${currency} ${locale} ${isWhole}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = isWhole ? 0 : 2;
  const format = new Intl.NumberFormat(tags[locale], {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, format);
  return format;
}

/** An amount in cents for cards and totals: `12 345 €`, its cents only when there are some. */
export function shortMoney(cents: number, currency: Currency, locale: Locale): string {
  return formatOf(currency, locale, cents % 100 === 0).format(cents / 100);
}

/** A sum of many amounts, in cents, to the nearest unit: `1 234 568 €`. */
export function roundMoney(cents: number, currency: Currency, locale: Locale): string {
  return formatOf(currency, locale, true).format(Math.round(cents / 100));
}

const sums = new Map<string, Intl.NumberFormat>();

/** A sum on an axis, in cents, as short as it can be said: `120 k€`. */
export function shortSum(cents: number, currency: Currency, locale: Locale): string {
  const key = `${currency} ${locale}`;
  const format =
    sums.get(key) ??
    new Intl.NumberFormat(tags[locale], { style: 'currency', currency, notation: 'compact' });
  sums.set(key, format);
  return format.format(cents / 100);
}
