import type { Row } from '@ia/directus-kit';
import { findReach, type Relation } from '../../query-reach/server/find-crossings.ts';
import type { Watched } from './find-seen.ts';

/** Where a row is, what hangs on it and which one it is say nothing that is kept apart. */
const ITSELF: readonly string[] = ['id'];

/**
 * Collections on record that a query learns of without showing them: conditions and orders through a
 * relation (vendors by the rates they ask), and those on a field that the answer keeps to itself.
 */
export function findAsked(
  { collection, query }: { readonly collection: string; readonly query: Row },
  watched: Watched,
  relations: readonly Relation[],
): readonly string[] {
  const { crossed, asked } = findReach(query, collection, relations);
  const names = new Set([...crossed].filter((name) => watched[name] === 'every row'));
  for (const [name, fields] of asked) {
    const rule = watched[name];
    if (rule === undefined) continue;
    const isTold =
      rule === 'every row' ? name !== collection && hasContent(fields) : meets(rule, fields);
    if (isTold) names.add(name);
  }
  return [...names];
}

const hasContent = (fields: ReadonlySet<string>) =>
  [...fields].some((field) => !ITSELF.includes(field));
const meets = (rule: readonly string[], fields: ReadonlySet<string>) =>
  rule.some((field) => fields.has(field));
