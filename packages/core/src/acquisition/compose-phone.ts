import {
  callingCode,
  isFrenchCode,
  normalisePhone,
  readPhoneOf,
} from '../contacts/normalise-phone.ts';
import { wordsOf } from './question-words.ts';

/** The parts in which forms ask for a number, by the last word of their name. */
const PARTS: Readonly<Record<string, PhonePart>> = {
  full: 'full',
  value: 'full',
  formatted: 'full',
  number: 'phone',
  numero: 'phone',
  phone: 'phone',
  line: 'phone',
  local: 'phone',
  subscriber: 'phone',
  national: 'phone',
  area: 'area',
  'area code': 'area',
  areacode: 'area',
  region: 'area',
  country: 'country',
  'country code': 'country',
  countrycode: 'country',
  'dial code': 'country',
  dialcode: 'country',
  'calling code': 'country',
  code: 'country',
  prefix: 'country',
  prefixe: 'country',
  indicatif: 'country',
  pays: 'country',
};

type PhonePart = 'full' | 'country' | 'area' | 'phone';

export type PhoneParts = Readonly<Partial<Record<PhonePart, string>>>;

/** Which part of a number the last word of a question asks for. */
export function phonePartOf(name: string): PhonePart | null {
  return PARTS[wordsOf(name)] ?? null;
}

/**
 * One number from the parts it was asked in: `33` and `612345678`, or `33`, `06` and `12345678`. As
 * typed when no reading of them is a number.
 */
export function composePhone({ full, country = '', area = '', phone = '' }: PhoneParts): string {
  const code = callingCode(country);
  const isHome = code === '' || isFrenchCode(code);
  const isWhole = full !== undefined && (isHome || /^\s*(?:\(?\+|00)/.test(full));
  if (isWhole && normalisePhone(full)) return full;
  const local = (isWhole ? `${area}${phone}` : (full ?? `${area}${phone}`)).replace(/\D/g, '');
  const significant = local.replace(/^0/, '');
  // Of another country, it would be somebody else’s in France.
  const readings = isHome
    ? [
        ...(code ? [`+${code}${significant}`, `+${code}${local}`, `+${significant}`] : []),
        local,
        `+${local}`,
        `0${local}`,
      ]
    : [
        readPhoneOf(local, code)?.number,
        ...(significant.startsWith(code) ? [`+${significant}`] : []),
      ];
  const typed = [country, full ?? area, full === undefined ? phone : ''];
  const asTyped = isHome && full !== undefined ? full : typed.filter(Boolean).join(' ');
  return readings.find((reading) => normalisePhone(reading)) ?? asTyped;
}
