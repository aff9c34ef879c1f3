import type { Locale } from '@ia/core';
import type { Say } from './texts.ts';

/** A value of a record as a reader sees it; dates and identifiers stay as they are kept. */
export function valueText(value: unknown, say: Say, locale: Locale): string {
  if (value === null || value === undefined || value === '') return say('emptyValue');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number') {
    return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
      maximumFractionDigits: 6,
    }).format(value);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
