import type { Row } from '@ia/directus-kit';
import type { Relation } from '../../query-reach/server/find-crossings.ts';

/** Rows whose reading is logged, by collection: any, or those that show one of these fields. */
export type Watched = Readonly<Record<string, readonly string[] | 'every row' | undefined>>;

export interface Answered {
  readonly collection: string;
  readonly rows: readonly Row[];
  readonly query: Row;
}

interface Found {
  readonly ids: Set<string>;
  count: number;
}

const MOST_IDS = 50;
/** Deeper than any query may go. */
const DEEPEST = 12;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * What of an answer is on record: rows of watched collections, wherever they are nested in it, under
 * whatever alias. Linear in the answer; one that can hold none of them is not looked at.
 */
export function findSeen(
  { collection, rows, query }: Answered,
  watched: Watched,
  relationsOf: () => readonly Relation[],
): ReadonlyMap<string, { readonly ids: readonly string[]; readonly count: number }> {
  const found = new Map<string, Found>();
  if (watched[collection] === undefined && !isNested(query)) return new Map();
  const relations = relationsOf();

  function note(name: string, row: Row, aliases: Row): void {
    const rule = watched[name];
    if (rule === undefined) return;
    const shows = (field: string) =>
      Object.keys(row).some((key) => nameOf(key, aliases) === field && row[key] !== undefined);
    if (rule !== 'every row' && !rule.some(shows)) return;
    const known = found.get(name) ?? { ids: new Set<string>(), count: 0 };
    found.set(name, known);
    known.count += 1;
    const key = Object.keys(row).find((one) => nameOf(one, aliases) === 'id');
    const id = key === undefined ? undefined : row[key];
    if (isText(id) && known.ids.size < MOST_IDS) known.ids.add(id);
  }

  function walk(name: string, given: unknown, deep: Row, aliases: Row, depth: number): void {
    if (depth > DEEPEST) return;
    for (const row of Array.isArray(given) ? given : [given]) {
      if (!isRow(row)) continue;
      note(name, row, aliases);
      for (const [key, value] of Object.entries(row)) {
        if (typeof value !== 'object' || value === null) continue;
        const target = targetOf(name, nameOf(key, aliases), relations);
        if (!target) continue;
        const below = isRow(deep[key]) ? deep[key] : {};
        const belowAliases = isRow(below._alias) ? below._alias : {};
        walk(target, value, below, belowAliases, depth + 1);
      }
    }
  }

  const aliases = isRow(query.alias) ? query.alias : {};
  walk(collection, rows, isRow(query.deep) ? query.deep : {}, aliases, 0);
  return new Map([...found].map(([name, { ids, count }]) => [name, { ids: [...ids], count }]));
}

function isNested({ fields }: Row): boolean {
  return Array.isArray(fields) && fields.some((field) => isText(field) && field.includes('.'));
}

function nameOf(key: string, aliases: Row): string {
  const name = aliases[key];
  return isText(name) ? name : key;
}

function targetOf(
  collection: string,
  field: string,
  relations: readonly Relation[],
): string | null | undefined {
  const out = relations.find((one) => one.collection === collection && one.field === field);
  if (out) return out.related_collection;
  return relations.find(
    (one) => one.related_collection === collection && one.meta?.one_field === field,
  )?.collection;
}
