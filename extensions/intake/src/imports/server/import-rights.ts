import type { Mapping } from '@ia/core/imports';
import { mappedFields } from '@ia/core/imports';
import type { Knex } from 'knex';

/** Somebody whose rights are asked, in a request or when a job starts. */
export interface RightsAsker {
  readonly user: string;
  readonly role: string | null;
  readonly admin: boolean;
}

/** The fields a person may both create and change on every row of a collection; `*` is all. */
export interface ImportRights {
  readonly isAdmin: boolean;
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
}

interface RightRow {
  readonly collection: string;
  readonly action: 'create' | 'update';
  readonly fields: string | null;
}

/**
 * An import writes by SQL: it is open only where Directus would let the person write every row.
 * A rule with a condition, a validation or an address does not count: closed when in doubt.
 */
export async function findImportRights(knex: Knex, asker: RightsAsker): Promise<ImportRights> {
  if (asker.admin) return { isAdmin: true, fields: new Map() };
  const rows = await knex('directus_permissions as p')
    .join('directus_access as a', 'a.policy', 'p.policy')
    .join('directus_policies as o', 'o.id', 'p.policy')
    .whereIn('p.action', ['create', 'update'])
    .whereNull('o.ip_access')
    .whereRaw("coalesce(p.permissions::text, '{}') in ('{}', 'null')")
    .whereRaw("coalesce(p.validation::text, '{}') in ('{}', 'null')")
    .where((either) => {
      either.where('a.user', asker.user);
      if (asker.role) either.orWhere('a.role', asker.role);
    })
    .select<RightRow[]>('p.collection', 'p.action', 'p.fields');
  return { isAdmin: false, fields: intersect(rows) };
}

function intersect(rows: readonly RightRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const of = (collection: string, action: RightRow['action']) =>
    new Set(
      rows
        .filter((row) => row.collection === collection && row.action === action)
        .flatMap(({ fields }) => (fields ?? '').split(',')),
    );
  const both = (collection: string): ReadonlySet<string> => {
    const [created, updated] = [of(collection, 'create'), of(collection, 'update')];
    if (created.has('*')) return updated;
    return new Set([...created].filter((field) => updated.has('*') || updated.has(field)));
  };
  return new Map([...new Set(rows.map(({ collection }) => collection))].map((c) => [c, both(c)]));
}

/** Whether every one of these fields may be imported. */
export function coversFields(
  { isAdmin, fields }: ImportRights,
  collection: string,
  wanted: readonly string[],
): boolean {
  const granted = fields.get(collection) ?? new Set();
  return (
    isAdmin || granted.has('*') || (granted.size > 0 && wanted.every((field) => granted.has(field)))
  );
}

/** A table of values belongs to whoever keeps the mappings. */
export function mayImport(rights: ImportRights, mapping: Mapping): boolean {
  if (mapping.options.into) return rights.isAdmin;
  return coversFields(rights, mapping.target, mappedFields(mapping));
}
