import type { Locale } from '@ia/core';

/** One line: the name of a value under those it belongs to, and the value as people read it. */
export interface Fact {
  /** Place in the value (`answers.0.city`), the key of the line. */
  readonly path: string;
  readonly name: string;
  /** 0 for the value itself; a line without text is the heading of those below it. */
  readonly depth: number;
  readonly text: string | null;
}

/** What the model knows of a key: its label, and whether its numbers are cents. */
export interface KnownField {
  readonly name: string;
  readonly isMoney?: boolean;
}

type FieldOf = (key: string) => KnownField | undefined;

/** What is shown at most: the field may hold whatever came from outside. */
export const FACTS_MAX = 200;
const DEPTH_MAX = 5;
const TEXT_MAX = 500;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const WORDS = {
  fr: { yes: 'oui', no: 'non', nothing: '—', line: 'Ligne' },
  en: { yes: 'yes', no: 'no', nothing: '—', line: 'Line' },
} as const;

/**
 * A JSON value as lines for people: names in words, days and numbers in local form. `fieldOf` tells
 * what the model knows of a key. Cut at `FACTS_MAX` lines.
 */
export function listFacts(value: unknown, locale: Locale, fieldOf: FieldOf): readonly Fact[] {
  const facts: Fact[] = [];
  const add = (entry: unknown, place: Place) => {
    if (facts.length >= FACTS_MAX) return;
    const entries = place.depth < DEPTH_MAX ? entriesOf(entry, locale, fieldOf) : [];
    if (entries.length === 0) {
      facts.push({
        ...withoutKind(place),
        text: place.isMoney ? moneyOf(entry, locale) : textOf(entry, locale),
      });
      return;
    }
    if (place.name !== '') facts.push({ ...withoutKind(place), text: null });
    const depth = place.name === '' ? place.depth : place.depth + 1;
    for (const { key, value: inner, ...known } of entries)
      add(inner, { path: place.path ? `${place.path}.${key}` : key, depth, ...known });
  };
  if (value !== null && value !== undefined)
    add(value, { path: '', name: '', depth: 0, isMoney: false });
  return facts;
}

type Place = Omit<Fact, 'text'> & { readonly isMoney: boolean };

function withoutKind({ path, name, depth }: Place): Omit<Fact, 'text'> {
  return { path, name, depth };
}

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly isMoney: boolean;
  readonly value: unknown;
}

function entriesOf(value: unknown, locale: Locale, fieldOf: FieldOf): readonly Entry[] {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object' || item === null)) return [];
    return value.map((item, index) => ({
      key: String(index),
      name: `${WORDS[locale].line} ${index + 1}`,
      isMoney: false,
      value: item,
    }));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, item]) => ({
    key,
    name: fieldOf(key)?.name ?? inWords(key),
    isMoney: fieldOf(key)?.isMoney ?? false,
    value: item,
  }));
}

/** `company_size`, `companySize` → « Company size ». */
function inWords(key: string): string {
  const words = key
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

function textOf(value: unknown, locale: Locale): string {
  const words = WORDS[locale];
  if (value === null || value === undefined || value === '') return words.nothing;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return new Intl.NumberFormat(tagOf(locale)).format(value);
  if (Array.isArray(value))
    return value.length === 0
      ? words.nothing
      : value.map((item) => textOf(item, locale)).join(', ');
  if (typeof value === 'object')
    return Object.keys(value).length === 0 ? words.nothing : cut(JSON.stringify(value));
  return dateOf(String(value), locale) ?? cut(String(value));
}

/** Cents as euros; what is no number of cents is shown as it is. */
function moneyOf(value: unknown, locale: Locale): string {
  const isCents = typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));
  if (!isCents) return textOf(value, locale);
  const format = new Intl.NumberFormat(tagOf(locale), { style: 'currency', currency: 'EUR' });
  return format.format(Number(value) / 100);
}

function dateOf(text: string, locale: Locale): string | null {
  const isDay = DAY.test(text);
  if (!isDay && !INSTANT.test(text)) return null;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return null;
  const format = isDay
    ? ({ dateStyle: 'medium', timeZone: 'UTC' } as const)
    : ({ dateStyle: 'medium', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(tagOf(locale), format).format(date);
}

const tagOf = (locale: Locale) => (locale === 'fr' ? 'fr-FR' : 'en-GB');
const cut = (text: string) => (text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text);
