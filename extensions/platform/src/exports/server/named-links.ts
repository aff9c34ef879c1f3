import { type Asker, covers, fetchRights } from '@ia/directus-kit/rights/asker-rights';
import type { Model } from './model-of.ts';

/** The links that a file tells by the name of what they lead to, and the template of the name. */
export type NamedLinks = Readonly<Record<string, string>>;

interface Listed {
  readonly collection: string;
  readonly fields: readonly string[];
  readonly model: Model;
  /** How each collection calls its rows, `{{first_name}} {{last_name}}`. */
  readonly templates: ReadonlyMap<string, string>;
}

const NAMES = /{{\s*([\w.]+)\s*}}/g;

/** The fields a name is made of, one behind a link as `user.last_name`. */
export const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(NAMES)].map(([, name]) => name ?? '');

/** A name with its parts filled in; the signs between parts that are empty go with them. */
export function fillName(template: string, textOf: (name: string) => string): string {
  if (namesIn(template).every((name) => textOf(name) === '')) return '';
  return template
    .replace(NAMES, (_whole, name: string) => textOf(name))
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[ ·→]+|[ ·→]+$/g, '');
}

/**
 * Which of the links asked for as they are can be told by name: those whose name the asker reads. The
 * others stay the identifiers that they are.
 */
export async function namedLinks(asker: Asker, listed: Listed): Promise<NamedLinks> {
  const { collection, fields, model, templates } = listed;
  const links = [...model.linksOf(collection)].flatMap(([field, target]) => {
    const template = templates.get(target) ?? '';
    const names = namesIn(template);
    const isAsked = fields.includes('*') || fields.includes(field);
    const reads = names.flatMap((name) => readsOf(target, name, model));
    return isAsked && names.length > 0 ? [{ field, template, reads }] : [];
  });
  if (asker.accountability.admin) return told(links);
  const rights = await fetchRights(asker, 'read', [
    collection,
    ...new Set(links.flatMap(({ reads }) => reads.map((read) => read.collection))),
  ]);
  const mayRead = (read: Read) =>
    rights.some((one) => one.collection === read.collection && covers(one, [read.field]));
  return told(links.filter(({ field, reads }) => [{ collection, field }, ...reads].every(mayRead)));
}

interface Read {
  readonly collection: string;
  readonly field: string;
}

/** What is read of which collection on the way to a part of a name. */
function readsOf(target: string, name: string, model: Model): readonly Read[] {
  const reads: Read[] = [];
  let at = target;
  for (const field of name.split('.')) {
    reads.push({ collection: at, field });
    at = model.targetOf(at, field) ?? '';
  }
  return reads;
}

const told = (links: readonly { field: string; template: string }[]): NamedLinks =>
  Object.fromEntries(links.map(({ field, template }) => [field, template]));

/** The fields to read for it: each named link by the parts of its name, in its place. */
export function withNames(fields: readonly string[], named: NamedLinks): string[] {
  const partsOf = (field: string) => namesIn(named[field] ?? '').map((name) => `${field}.${name}`);
  return fields.flatMap((field) => {
    if (field === '*') return ['*', ...Object.keys(named).flatMap(partsOf)];
    return field in named ? partsOf(field) : [field];
  });
}
