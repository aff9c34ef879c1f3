import type { Row } from '@ia/directus-kit';

/** The part of a relation of the schema that says where a nested row comes from. */
export interface Relation {
  readonly collection: string;
  readonly field: string;
  readonly related_collection: string | null;
  readonly meta: { readonly one_field: string | null } | null;
}

interface Step {
  readonly target: string;
  /** One row leads to many: even asking whether there is one crosses. */
  readonly many: boolean;
}

/** Stands for a place that cannot be named: no one may read it in full. */
const UNKNOWN = '?';

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** What a query looks at without reading it. */
export interface Reach {
  /** The collections whose rows it looks at, by a condition or a sort through a relation. */
  readonly crossed: ReadonlySet<string>;
  /** The fields it filters, sorts, groups or sums by, of each collection. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * What a query learns from beside the fields it returns. Directus asks for rights on the fields of a
 * path, never on the rows behind it, and takes the fields of two rules together.
 */
export function findReach(query: Row, collection: string, relations: readonly Relation[]): Reach {
  const found = new Set<string>();
  const asked = new Map<string, Set<string>>();

  function note(from: string, key: string): void {
    const name = nameIn(key);
    if (name === '*' || !/^\w+$/.test(name)) return;
    asked.set(from, (asked.get(from) ?? new Set()).add(name));
  }

  function stepInto(from: string, key: string): Step | undefined {
    const follow = /^\$FOLLOW\(\s*(\w+)\s*,.*\)$/.exec(key);
    if (follow || key.startsWith('$')) return { target: follow?.[1] ?? UNKNOWN, many: true };
    const scoped = /^\w+:(\w+)$/.exec(key);
    if (scoped?.[1]) return { target: scoped[1], many: true };
    const name = nameIn(key);
    const out = relations.find((one) => one.collection === from && one.field === name);
    if (out) return { target: out.related_collection ?? UNKNOWN, many: false };
    const back = relations.find(
      (one) => one.related_collection === from && one.meta?.one_field === name,
    );
    return back ? { target: back.collection, many: true } : undefined;
  }

  function walkFilter(filter: unknown, from: string): void {
    for (const part of listOf(filter)) {
      if (!isObject(part)) continue;
      for (const [key, value] of Object.entries(part)) {
        if (key.startsWith('_')) walkFilter(value, from);
        else {
          note(from, key);
          walkCondition(stepInto(from, key), value);
        }
      }
    }
  }

  function walkCondition(step: Step | undefined, value: unknown): void {
    if (!step) return;
    if (step.many || goesFurther(value)) found.add(step.target);
    walkFilter(value, step.target);
  }

  function walkPaths(paths: unknown, from: string): void {
    for (const path of listOf(paths)) {
      if (typeof path !== 'string') continue;
      const segments = path.replace(/^-/, '').split(/\.(?![^(]*\))/);
      let place = from;
      segments.forEach((segment, index) => {
        note(place, segment);
        const step = stepInto(place, segment);
        if (!step) return;
        if (step.many || index < segments.length - 1) found.add(step.target);
        place = step.target;
      });
    }
  }

  function walkLevel(level: Row, from: string, prefix: '' | '_'): void {
    const part = (name: string) => level[`${prefix}${name}`];
    walkFilter(part('filter'), from);
    walkPaths(part('sort'), from);
    walkPaths(part('group'), from);
    const aggregate = part('aggregate');
    if (isObject(aggregate)) for (const fields of Object.values(aggregate)) walkPaths(fields, from);
    const alias = part('alias');
    const below = prefix === '' ? level.deep : level;
    if (isObject(below)) walkBelow(below, from, isObject(alias) ? alias : {});
  }

  function walkBelow(below: Row, from: string, alias: Row): void {
    for (const [key, nested] of Object.entries(below)) {
      if (key.startsWith('_') || !isObject(nested)) continue;
      const named = alias[key];
      const step = stepInto(from, typeof named === 'string' ? named : key);
      walkLevel(nested, step?.target ?? UNKNOWN, '_');
      if (!step) found.add(UNKNOWN);
    }
  }

  walkLevel(query, collection, '');
  return { crossed: found, asked };
}

/** The field within a function: `year(due_on)`. */
const nameIn = (key: string) => /^\w+\((.+)\)$/.exec(key)?.[1] ?? key;

/** Whether a condition on a relation asks more than which row it points at. */
function goesFurther(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.keys(value).some(
      (key) => !key.startsWith('_') || ['_some', '_none', '_and', '_or'].includes(key),
    )
  );
}
