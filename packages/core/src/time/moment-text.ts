import type { Locale } from '../messages/locale.ts';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;
const zone = 'Europe/Paris';

const days = {
  fr: new Intl.DateTimeFormat(tags.fr, { dateStyle: 'medium', timeZone: zone }),
  en: new Intl.DateTimeFormat(tags.en, { dateStyle: 'medium', timeZone: zone }),
};

const moments = {
  fr: new Intl.DateTimeFormat(tags.fr, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
  en: new Intl.DateTimeFormat(tags.en, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
};

/** The day of a civil date or of an instant, in Paris: `12 nov. 2026`. */
export function dayText(date: string, locale: Locale): string {
  // Noon keeps a civil date on its day whatever the offset of Paris.
  return days[locale].format(new Date(date.length > 10 ? date : `${date}T12:00:00Z`));
}

/** An instant with its hour in Paris: `12 nov. 2026, 14:30`. */
export function momentText(instant: string, locale: Locale): string {
  return moments[locale].format(new Date(instant));
}
