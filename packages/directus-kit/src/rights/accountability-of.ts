/// <reference path="../directus-api.d.ts" />
import { fetchRolesTree } from '@directus/api/permissions/lib/fetch-roles-tree';
import { fetchGlobalAccess } from '@directus/api/permissions/modules/fetch-global-access/fetch-global-access';
import type { Knex } from 'knex';
import type { Accountability } from '../directus.ts';
import type { SignedIn } from './accountability.ts';

/**
 * What Directus would make of a person who signed in now, for work that is done in their name when
 * they are not there: their roles with those above, and whether a policy of any of these makes them
 * an administrator. Without an address: a policy bound to addresses does not count. `null` when
 * they are not active any more.
 */
export async function accountabilityOf(knex: Knex, user: string): Promise<SignedIn | null> {
  const person = await knex('directus_users')
    .where({ id: user, status: 'active' })
    .first<{ role: string | null } | undefined>('role');
  if (!person) return null;
  const { role } = person;
  const roles = await fetchRolesTree(role, { knex });
  const known: Pick<Accountability, 'user' | 'roles' | 'ip'> = { user, roles, ip: null };
  const { admin, app } = await fetchGlobalAccess(known, { knex });
  return { user, role, roles, ip: null, admin, app };
}
