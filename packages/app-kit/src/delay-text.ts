import { civilDateOf, daysBetween, type Locale } from '@ia/core';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FAR_DAYS = 60;
const MONTH_DAYS = 30.44;

/** How far a moment is and on which side, to be put in words. */
interface Distance {
  readonly isPast: boolean;
  readonly count: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'month';
}

/**
 * How far a due moment is: `dans 3 j`, `aujourd’hui`, `en retard de 2 h`. Days are those of Paris;
 * an instant or a civil date is given; a day without an hour is late from the next day on.
 */
export function delayText(due: string, now: number, locale: Locale): string {
  const days = daysBetween(civilDateOf(new Date(now)), dayOf(due));
  const isInstant = due.length > 10;
  if (days === 0 && isInstant && Date.parse(due) < now) {
    return lateText(sinceInstant(now - Date.parse(due)), locale);
  }
  if (days === 0) return locale === 'fr' ? 'aujourd’hui' : 'today';
  if (days === 1) return locale === 'fr' ? 'demain' : 'tomorrow';
  const distance = inDays(days);
  if (distance.isPast) return lateText(distance, locale);
  return locale === 'fr' ? `dans ${amountOf(distance, 'fr')}` : `in ${amountOf(distance, 'en')}`;
}

/** How long something has lasted, in the largest whole unit: `2 h`, `12 j`, `3 mois`. */
export function durationText(seconds: number, locale: Locale): string {
  const milliseconds = Math.max(0, seconds) * 1000;
  const days = Math.floor(milliseconds / (24 * HOUR_MS));
  return amountOf(days > 0 ? inDays(-days) : sinceInstant(milliseconds), locale);
}

function dayOf(due: string): string {
  return due.length > 10 ? civilDateOf(new Date(due)) : due;
}

function sinceInstant(milliseconds: number): Distance {
  const hours = Math.floor(milliseconds / HOUR_MS);
  if (hours > 0) return { isPast: true, count: hours, unit: 'hour' };
  const count = Math.max(1, Math.floor(milliseconds / MINUTE_MS));
  return { isPast: true, count, unit: 'minute' };
}

function inDays(days: number): Distance {
  const count = Math.abs(days);
  const isPast = days < 0;
  if (count <= FAR_DAYS) return { isPast, count, unit: 'day' };
  return { isPast, count: Math.round(count / MONTH_DAYS), unit: 'month' };
}

function lateText(distance: Distance, locale: Locale): string {
  const amount = amountOf(distance, locale);
  return locale === 'fr' ? `en retard de ${amount}` : `${amount} late`;
}

function amountOf({ count, unit }: Distance, locale: Locale): string {
  const words = {
    fr: { minute: 'min', hour: 'h', day: 'j', month: 'mois' },
    en: { minute: 'min', hour: 'h', day: 'd', month: count > 1 ? 'months' : 'month' },
  };
  return `${count}\u00a0${words[locale][unit]}`;
}
