import type { Cents } from './cents.ts';

export const currencies = ['EUR', 'USD', 'GBP', 'CHF'] as const;
export type Currency = (typeof currencies)[number];

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

/** An amount as people read it: `12 345,00 €` in French, `€12,345.00` in English. */
export function formatCents(cents: Cents, currency: Currency, locale: 'fr' | 'en'): string {
  const format = new Intl.NumberFormat(tags[locale], { style: 'currency', currency });
  return format.format(cents / 100);
}

/** An amount as people type it, without its currency: `12 345,00` in French. */
export function formatCentsInput(cents: Cents, locale: 'fr' | 'en'): string {
  const format = new Intl.NumberFormat(tags[locale], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return format.format(cents / 100);
}
