import { type Asker, covers, fetchRights } from '@ia/directus-kit/rights/asker-rights';
import type { Model } from './model-of.ts';

/** The links that a file tells by the name of what they lead to, and the fields that make the name. */
export type NamedLinks = Readonly<Record<string, readonly string[]>>;

interface Listed {
  readonly collection: string;
  readonly fields: readonly string[];
  readonly model: Model;
  /** How each collection calls its rows, `{{first_name}} {{last_name}}`. */
  readonly templates: ReadonlyMap<string, string>;
}

const NAMES = /{{\s*(\w+)\s*}}/g;

/**
 * Which of the links asked for as they are can be told by name: those whose name the asker reads. The
 * others stay the identifiers that they are.
 */
export async function namedLinks(asker: Asker, listed: Listed): Promise<NamedLinks> {
  const { collection, fields, model, templates } = listed;
  const links = [...model.linksOf(collection)].flatMap(([field, target]) => {
    const names = [...(templates.get(target) ?? '').matchAll(NAMES)].map(([, name]) => name ?? '');
    const isAsked = fields.includes('*') || fields.includes(field);
    return isAsked && names.length > 0 ? [{ field, target, names }] : [];
  });
  if (asker.accountability.admin) return told(links);
  const rights = await fetchRights(asker, 'read', [
    collection,
    ...new Set(links.map(({ target }) => target)),
  ]);
  const mayRead = (of: string, names: readonly string[]) =>
    names.every((name) => rights.some((one) => one.collection === of && covers(one, [name])));
  return told(
    links.filter(
      ({ field, target, names }) => mayRead(collection, [field]) && mayRead(target, names),
    ),
  );
}

const told = (links: readonly { field: string; names: readonly string[] }[]): NamedLinks =>
  Object.fromEntries(links.map(({ field, names }) => [field, names]));

/** The fields to read for it: each named link by the parts of its name, in its place. */
export function withNames(fields: readonly string[], named: NamedLinks): string[] {
  const partsOf = (field: string) => (named[field] ?? []).map((name) => `${field}.${name}`);
  return fields.flatMap((field) => {
    if (field === '*') return ['*', ...Object.keys(named).flatMap(partsOf)];
    return field in named ? partsOf(field) : [field];
  });
}
