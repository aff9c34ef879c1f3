import type { Localised } from '@ia/app-kit/locale';
import type { PickItem } from '@ia/app-kit/parts/pick-item';
import type { Locale } from '@ia/core';
import type { DateFormat, Inspection } from '../contract.ts';

const encodings: Readonly<Record<string, Localised>> = {
  'utf-8': { fr: 'UTF-8 (courant)', en: 'UTF-8 (usual)' },
  macintosh: { fr: 'Mac (Excel pour Mac)', en: 'Mac (Excel for Mac)' },
  ibm850: { fr: 'MS-DOS (Excel, « CSV MS-DOS »)', en: 'MS-DOS (Excel, “CSV MS-DOS”)' },
  'windows-1252': { fr: 'Windows-1252 (Excel ancien)', en: 'Windows-1252 (older Excel)' },
  'iso-8859-15': { fr: 'ISO-8859-15 (Latin-9)', en: 'ISO-8859-15 (Latin-9)' },
  'utf-16le': { fr: 'UTF-16 LE (« texte Unicode »)', en: 'UTF-16 LE (“Unicode text”)' },
  'utf-16be': { fr: 'UTF-16 BE', en: 'UTF-16 BE' },
};

const delimiters: Readonly<Record<string, Localised>> = {
  ';': { fr: 'Point-virgule ( ; )', en: 'Semicolon ( ; )' },
  ',': { fr: 'Virgule ( , )', en: 'Comma ( , )' },
  '\t': { fr: 'Tabulation', en: 'Tab' },
  '|': { fr: 'Barre ( | )', en: 'Bar ( | )' },
};

const dateFormats: Readonly<Record<DateFormat, Localised>> = {
  dmy: { fr: 'jour/mois/année (31/12/2025)', en: 'day/month/year (31/12/2025)' },
  mdy: { fr: 'mois/jour/année (12/31/2025)', en: 'month/day/year (12/31/2025)' },
  iso: { fr: 'année-mois-jour (2025-12-31)', en: 'year-month-day (2025-12-31)' },
};

export const encodingItems = (locale: Locale) => itemsOf(encodings, locale);

/** The usual separators, and the one of this file when it is none of them. */
export function delimiterItems(locale: Locale, used: string): readonly PickItem[] {
  const usual = itemsOf(delimiters, locale);
  const isUsual = usual.some(({ value }) => value === used);
  return isUsual ? usual : [...usual, { value: used, text: used }];
}

export function sheetItems(
  { sheets, hidden_sheets: hidden }: Pick<Inspection, 'sheets' | 'hidden_sheets'>,
  hiddenMark: string,
): readonly PickItem[] {
  return sheets.map((name) => ({
    value: name,
    text: hidden.includes(name) ? `${name} (${hiddenMark})` : name,
  }));
}

/** The lines of a file by what stands in them; that of the titles is among them even when blank. */
export function lineItems(
  { lines, settings }: Pick<Inspection, 'lines' | 'settings'>,
  blank: string,
): readonly PickItem[] {
  const used = settings.header_line ?? 1;
  const known = lines.some(({ line }) => line === used);
  const all = known ? lines : [...lines, { line: used, text: blank }];
  return all
    .toSorted((one, other) => one.line - other.line)
    .map(({ line, text }) => ({ value: String(line), text: `${line} : ${text}` }));
}

export function dateItems(locale: Locale): readonly PickItem<DateFormat>[] {
  const order: readonly DateFormat[] = ['dmy', 'mdy', 'iso'];
  return order.map((value) => ({ value, text: dateFormats[value][locale] }));
}

function itemsOf(table: Readonly<Record<string, Localised>>, locale: Locale): readonly PickItem[] {
  return Object.entries(table).map(([value, text]) => ({ value, text: text[locale] }));
}

/** The size of a file: `2,4 Mo`. */
export function sizeText(bytes: number, locale: Locale): string {
  const kilo = bytes / 1000;
  const [amount, unit] = kilo < 1000 ? [Math.max(1, kilo), 'kilobyte'] : [kilo / 1000, 'megabyte'];
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'unit',
    unit,
    maximumFractionDigits: kilo < 1000 ? 0 : 1,
  }).format(amount);
}
