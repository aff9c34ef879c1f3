import { MOST_IDS } from './audit-queue.ts';

/**
 * The keys a query asks for by name: a reader who leaves `id` out of the fields is on record with the
 * rows all the same. Bounded as what is seen.
 */
export function findAskedKeys(filter: unknown): readonly string[] {
  if (typeof filter !== 'object' || filter === null) return [];
  const parts: readonly unknown[] =
    '_and' in filter && Array.isArray(filter._and) ? filter._and : [];
  const own = 'id' in filter ? keysOf(filter.id) : [];
  return [...own, ...parts.flatMap(findAskedKeys)].slice(0, MOST_IDS);
}

function keysOf(condition: unknown): readonly string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  const one = '_eq' in condition ? [condition._eq] : [];
  const several: readonly unknown[] =
    '_in' in condition && Array.isArray(condition._in) ? condition._in : [];
  return [...one, ...several].filter((key) => typeof key === 'string');
}
