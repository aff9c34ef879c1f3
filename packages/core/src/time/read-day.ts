import { DomainError } from '../errors.ts';
import { type CivilDate, type CivilDateFormat, civilDateOf, parseCivilDate } from './civil-date.ts';
import { serialDay } from './serial-day.ts';

/** A day as some program has written it; `isSerial`: as the bare number of a spreadsheet. */
export interface ReadDay {
  readonly day: CivilDate;
  readonly isSerial: boolean;
}

export interface DayWriting {
  /** In which order the parts of `03/04/2026` come; what can only be read one way needs none. */
  readonly format: CivilDateFormat | undefined;
  readonly field: string;
}

/** `2026-03-31T22:00:00.000Z`, `… +02:00`, `… UTC`: an instant, whose day is that of Paris. */
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]+(\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$/i;

/** An hour behind a day, which is left out: `14:30`, `à 14h30`, `2:30 PM`, `T00:00:00.000`. */
const HOUR =
  /(?:,? +(?:à |at )?|T)\d{1,2}(?:(?:[:h]\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|h)(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)$/i;

/** Three-letter days and longer ones, French and English, with or without a point. */
const WEEKDAY =
  /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +(?=\d|\p{L})/iu;

const LONGEST = 60;

/** Two digits up to here are of this century, as Excel has it. */
const LAST_SHORT_YEAR = 49;

/** Numbers that are days of our time in a spreadsheet: 1954 to 2119. */
const SERIAL = { first: 20_000, last: 80_000 } as const;

/**
 * Reads a day as programs and people write it: with an hour, with a month in words, with a year of
 * two digits. Only an order that reads two ways is taken from the format.
 * @throws DATE_INVALID naming the field
 */
export function readDay(text: string, { format, field }: DayWriting): ReadDay {
  const written = text.replace(/\s+/g, ' ').trim();
  if (written.length > LONGEST) throw invalid(text, { format, field });
  const serial = serialOf(written);
  if (serial) return { day: serial, isSerial: true };
  const day = instantDay(written) ?? writtenDay(written, format);
  if (day === null || !exists(day)) throw invalid(text, { format, field });
  return { day, isSerial: false };
}

function exists(day: CivilDate): boolean {
  try {
    return parseCivilDate(day) === day;
  } catch {
    return false;
  }
}

function serialOf(text: string): CivilDate | null {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return null;
  const serial = Number(text.replace(',', '.'));
  return serial >= SERIAL.first && serial < SERIAL.last ? serialDay(serial) : null;
}

function instantDay(text: string): CivilDate | null {
  const [, day = '', time = '', zone = ''] = INSTANT.exec(text) ?? [];
  // A day that does not exist would roll over into the next month.
  if (day === '' || !exists(day)) return null;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const offset = sign ? `${sign}${hours}:${minutes}` : 'Z';
  const instant = new Date(`${day}T${time.replace(',', '.').slice(0, 12)}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : civilDateOf(instant);
}

function writtenDay(text: string, format: CivilDateFormat | undefined): string | null {
  const bare = text.replace(HOUR, '').replace(/,$/, '');
  const named = namedDay(bare) ?? namedDay(bare.replace(WEEKDAY, ''));
  return isoDay(bare) ?? orderedDay(bare, format) ?? named;
}

/** Year first, which reads one way only. */
function isoDay(text: string): string | null {
  const [, year, month, day] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, at) => at !== 2) ??
    /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/.exec(text) ??
    [];
  return year && month && day ? join(year, month, day) : null;
}

function orderedDay(text: string, format: CivilDateFormat | undefined): string | null {
  const [, first, , second, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
  if (!first || !second || !year) return null;
  if (format === 'iso' || format === undefined) return null;
  return format === 'dmy' ? join(year, second, first) : join(year, first, second);
}

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan', 'january'],
  ['fevrier', 'fevr', 'fev', 'feb', 'february'],
  ['mars', 'mar', 'march'],
  ['avril', 'avr', 'apr', 'april'],
  ['mai', 'may'],
  ['juin', 'jun', 'june'],
  ['juillet', 'juil', 'jul', 'july'],
  ['aout', 'aou', 'aug', 'august'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

/** `1er mars 2026`, `12-mars-26`, `9 Nov. 2025`, `Mar 12, 2026`. */
function namedDay(text: string): string | null {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  const [, day, word, year] =
    /^(\d{1,2})(?:er|st|nd|rd|th)?[ ./-]+([a-z]+)\.?[ ,./-]+(\d{4}|\d{2})$/.exec(plain) ?? [];
  if (day && word && year) return monthJoin(year, word, day);
  const [, first, second, third] =
    /^([a-z]+)\.?[ ./-]+(\d{1,2})(?:er|st|nd|rd|th)?,?[ /-]+(\d{4})$/.exec(plain) ?? [];
  return first && second && third ? monthJoin(third, first, second) : null;
}

function monthJoin(year: string, word: string, day: string): string | null {
  const month = MONTHS.findIndex((names) => names.includes(word)) + 1;
  return month === 0 ? null : join(year, String(month), day);
}

function join(year: string, month: string, day: string): string {
  return [fullYear(year), month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) <= LAST_SHORT_YEAR ? '20' : '19'}${year}`;
}

const HINTS = { iso: 'AAAA-MM-JJ', dmy: 'JJ/MM/AAAA', mdy: 'MM/JJ/AAAA' } as const;

function invalid(text: string, { format, field }: DayWriting): DomainError {
  const hint = HINTS[format ?? 'iso'];
  return new DomainError('DATE_INVALID', { field, value: text.slice(0, 40), hint });
}
