import { type Asker, fetchRights, isEmpty, type Permission } from './asker-rights.ts';

/** The fields a person may both create and change on every row of a collection; `*` is all. */
export interface WholeTableRights {
  readonly isAdmin: boolean;
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Rights for writing past Directus, a whole table at a time: only what holds for every row and
 * every value. A rule with a condition, a validation or presets, or of a policy bound to an
 * address, does not count: closed when in doubt.
 */
export async function wholeTableRights(
  asker: Asker,
  collections: readonly string[],
): Promise<WholeTableRights> {
  if (asker.accountability.admin) return { isAdmin: true, fields: new Map() };
  const anywhere: Asker = { ...asker, accountability: { ...asker.accountability, ip: null } };
  const [creates, updates] = await Promise.all([
    fetchRights(anywhere, 'create', collections),
    fetchRights(anywhere, 'update', collections),
  ]);
  const granted = (rights: readonly Permission[], collection: string) =>
    new Set(
      rights
        .filter((right) => right.collection === collection && isUnconditional(right))
        .flatMap(({ fields }) => fields ?? []),
    );
  const both = collections.map(
    (one) => [one, intersect(granted(creates, one), granted(updates, one))] as const,
  );
  return { isAdmin: false, fields: new Map(both) };
}

function isUnconditional({ permissions, validation, presets }: Permission): boolean {
  return isEmpty(permissions) && isEmpty(validation) && isEmpty(presets);
}

function intersect(
  created: ReadonlySet<string>,
  updated: ReadonlySet<string>,
): ReadonlySet<string> {
  if (created.has('*')) return updated;
  return new Set([...created].filter((field) => updated.has('*') || updated.has(field)));
}

/** Whether every one of these fields may be written on every row. */
export function coversFields(
  { isAdmin, fields }: WholeTableRights,
  collection: string,
  wanted: readonly string[],
): boolean {
  const granted = fields.get(collection) ?? new Set();
  return (
    isAdmin || granted.has('*') || (granted.size > 0 && wanted.every((field) => granted.has(field)))
  );
}
