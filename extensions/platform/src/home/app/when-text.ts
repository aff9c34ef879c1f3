import type { HomeDay, HomeLine } from '@ia/app-kit/home/home-block';
import { civilDateOf, daysBetween, type Locale } from '@ia/core';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;
const FAR_DAYS = 14;

/** When, as one says it: `hier`, `dans 3 jours`, `14:30`, and the date when it is far. */
export function whenText(when: HomeLine['when'], day: HomeDay, locale: Locale): string {
  if (!when) return '';
  if (when.kind === 'hour') return hourText(when.value, locale);
  if (when.kind === 'moment') return momentText(when.value, locale);
  const days = daysBetween(day.today, when.value);
  if (Math.abs(days) > FAR_DAYS) return shortDay(when.value, locale);
  const relative = new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' });
  return relative.format(days, 'day');
}

/** The day in full, as the title of the page: `dimanche 22 novembre`. */
export function longDay(date: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The day a line comes back, in a sentence: `lundi 30 novembre`. */
export function dayOf(instant: string, locale: Locale): string {
  return longDay(civilDateOf(new Date(instant)), locale);
}

function momentText(instant: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  });
  return format.format(new Date(instant));
}

function shortDay(date: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

function hourText(instant: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Paris',
  });
  return format.format(new Date(instant));
}
