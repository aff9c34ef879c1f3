import type { PageObjectResponse } from '@notionhq/client';

export type PageProperty = PageObjectResponse['properties'][string];
type Rollup = Extract<PageProperty, { type: 'rollup' }>;
type RollupItem = Extract<Rollup['rollup'], { type: 'array' }>['array'][number];
type Readable = PageProperty | RollupItem;
type Person = Extract<Readable, { type: 'people' }>['people'][number];
type Day = NonNullable<Extract<Readable, { type: 'date' }>['date']>;

/** Between the values of one property: no mail, identifier or option of Notion holds a comma. */
export const SEPARATOR = ', ';

/**
 * The value of a property as one text: days as `2026-11-23` on the clock of Paris, people by their
 * mail, relations by the ids of their pages, yes and no in French. A kind unknown here is empty.
 */
export function propertyText(property: Readable): string {
  switch (property.type) {
    case 'title':
      return plain(property.title);
    case 'rich_text':
      return plain(property.rich_text);
    case 'number':
      return property.number === null ? '' : String(property.number);
    case 'select':
      return property.select?.name ?? '';
    case 'status':
      return property.status?.name ?? '';
    case 'multi_select':
      return list(property.multi_select.map(({ name }) => name));
    case 'date':
      return dayText(property.date, 'start');
    case 'checkbox':
      return property.checkbox ? 'oui' : 'non';
    case 'email':
      return property.email ?? '';
    case 'phone_number':
      return property.phone_number ?? '';
    case 'url':
      return property.url ?? '';
    case 'people':
      return list(property.people.map(personText));
    case 'relation':
      return list(property.relation.map(({ id }) => id));
    case 'files':
      return list(property.files.map(({ name }) => name));
    default:
      return computedText(property);
  }
}

/** What Notion works out by itself. */
function computedText(property: Readable): string {
  switch (property.type) {
    case 'formula':
      return formulaText(property.formula);
    case 'rollup':
      return rollupText(property.rollup);
    case 'unique_id': {
      const { prefix, number } = property.unique_id;
      return [prefix, number].filter((part) => part !== null).join('-');
    }
    case 'created_time':
      return civilDay(property.created_time);
    case 'last_edited_time':
      return civilDay(property.last_edited_time);
    case 'created_by':
      return personText(property.created_by);
    case 'last_edited_by':
      return personText(property.last_edited_by);
    case 'place':
      return property.place?.address ?? property.place?.name ?? '';
    default:
      return '';
  }
}

/** One end of a date; a period is two columns. */
export function dayText(day: Day | null, end: 'start' | 'end'): string {
  return civilDay(day?.[end] ?? null);
}

function formulaText(formula: Extract<Readable, { type: 'formula' }>['formula']): string {
  switch (formula.type) {
    case 'string':
      return formula.string ?? '';
    case 'number':
      return formula.number === null ? '' : String(formula.number);
    case 'boolean':
      return formula.boolean ? 'oui' : 'non';
    case 'date':
      return dayText(formula.date, 'start');
    default:
      return '';
  }
}

function rollupText(rollup: Rollup['rollup']): string {
  switch (rollup.type) {
    case 'number':
      return rollup.number === null ? '' : String(rollup.number);
    case 'date':
      return dayText(rollup.date, 'start');
    case 'array':
      return list(rollup.array.map(propertyText));
    default:
      return '';
  }
}

/** The mail needs the capability to read it; without it the name is all there is. */
function personText(person: Person): string {
  if (!('type' in person)) return 'name' in person ? (person.name ?? person.id) : person.id;
  const mail = person.type === 'person' ? person.person.email : undefined;
  return mail ?? person.name ?? person.id;
}

function plain(parts: readonly { readonly plain_text: string }[]): string {
  return parts.map(({ plain_text }) => plain_text).join('');
}

function list(values: readonly string[]): string {
  return values.filter((value) => value !== '').join(SEPARATOR);
}

const PARIS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });

/** A day stays itself; an instant is the day it is in Paris. */
function civilDay(text: string | null): string {
  if (text === null || !text.includes('T')) return text ?? '';
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : PARIS.format(at);
}
