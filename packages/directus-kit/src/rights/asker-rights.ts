/// <reference path="../directus-api.d.ts" />
import { fetchPermissions } from '@directus/api/permissions/lib/fetch-permissions';
import { fetchPolicies } from '@directus/api/permissions/lib/fetch-policies';
import type { Knex } from 'knex';
import type { Accountability, Row, Schema } from '../directus.ts';

/** A line of `directus_permissions`, its variables ($CURRENT_USER) already replaced. */
export interface Permission {
  readonly collection: string;
  readonly fields: readonly string[] | null;
  readonly permissions: Row | null;
  readonly validation: Row | null;
  readonly presets: Row | null;
}

export type Action = 'create' | 'read' | 'update' | 'delete';

export interface Asker {
  readonly accountability: Accountability;
  readonly schema: Schema;
  readonly database: Knex;
}

/**
 * What the asker's policies say of an action on collections. Directus' own lookup, with its own
 * cache, which it empties itself when a policy or a permission changes. Administrators have none:
 * nothing is refused to them.
 */
export async function fetchRights(
  { accountability, schema, database }: Asker,
  action: Action,
  collections: readonly string[],
): Promise<Permission[]> {
  const context = { schema, knex: database };
  const policies = await fetchPolicies(accountability, context);
  return fetchPermissions({ action, policies, collections, accountability }, context);
}

/** Whether a permission holds for every row, and for each of these fields. */
export function isOpen(permission: Permission, fields: readonly string[]): boolean {
  return isEmpty(permission.permissions) && covers(permission, fields);
}

export function covers({ fields }: Permission, wanted: readonly string[]): boolean {
  return !!fields && (fields.includes('*') || wanted.every((field) => fields.includes(field)));
}

export function isEmpty(rule: Row | null): boolean {
  return rule === null || Object.keys(rule).length === 0;
}
