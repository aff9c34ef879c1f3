import { DomainError } from '../errors.ts';

/** A day without an hour, `YYYY-MM-DD`; business days are those of Paris. */
export type CivilDate = string;

export type CivilDateFormat = 'iso' | 'dmy' | 'mdy';

const HINTS = { iso: 'AAAA-MM-JJ', dmy: 'JJ/MM/AAAA', mdy: 'MM/JJ/AAAA' } as const;

const DAY_MS = 86_400_000;

/** A year before or after these is a slip of the keyboard, or of a spreadsheet. */
const YEARS = { first: 1900, last: 2100 } as const;

const paris = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Paris at an instant. */
export function civilDateOf(instant: Date): CivilDate {
  return paris.format(instant);
}

/**
 * Reads a day written `2026-03-31` (iso, the default), `31/03/2026` (dmy) or `03/31/2026` (mdy).
 * @throws DATE_INVALID when the text is not such a day or the day does not exist, DATE_OUT_OF_RANGE
 * when it is of no year that anybody can mean (1900 to 2100).
 */
export function parseCivilDate(
  text: string,
  options: { readonly field?: string; readonly format?: CivilDateFormat } = {},
): CivilDate {
  const parts = splitDate(text.trim(), options.format ?? 'iso');
  if (!parts || !dayExists(parts)) {
    const hint = HINTS[options.format ?? 'iso'];
    throw new DomainError('DATE_INVALID', { field: options.field, value: text.slice(0, 40), hint });
  }
  if (parts.year < YEARS.first || parts.year > YEARS.last) {
    const hint = `${YEARS.first} – ${YEARS.last}`;
    const details = { field: options.field, value: text.slice(0, 40), hint };
    throw new DomainError('DATE_OUT_OF_RANGE', details);
  }
  return [pad(parts.year, 4), pad(parts.month, 2), pad(parts.day, 2)].join('-');
}

/** Moves a day by a whole number of days, negative to go back. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(utcOf(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from the first to the second, negative when the second is earlier. */
export function daysBetween(first: CivilDate, second: CivilDate): number {
  return Math.round((utcOf(second) - utcOf(first)) / DAY_MS);
}

/** The instant a day starts in Paris (UTC), for columns that need an hour. */
export function startOfCivilDate(date: CivilDate): Date {
  const midnight = utcOf(date);
  // Paris is one or two hours ahead of UTC: the right offset is the one that gives the day back.
  const summer = new Date(midnight - 2 * 3_600_000);
  return civilDateOf(summer) === date ? summer : new Date(midnight - 3_600_000);
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function splitDate(text: string, format: CivilDateFormat): DateParts | null {
  if (format === 'iso') {
    const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
    return year ? { year: Number(year), month: Number(month), day: Number(day) } : null;
  }
  const [, first, , second, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  const [day, month] = format === 'dmy' ? [first, second] : [second, first];
  return year ? { year: Number(year), month: Number(month), day: Number(day) } : null;
}

function dayExists({ year, month, day }: DateParts): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Also of a day that was stored before there were bounds. @throws DATE_INVALID */
function utcOf(date: CivilDate): number {
  const parts = splitDate(date, 'iso');
  if (!parts || !dayExists(parts)) {
    throw new DomainError('DATE_INVALID', { value: date.slice(0, 40), hint: HINTS.iso });
  }
  return Date.parse(`${date}T00:00:00Z`);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
