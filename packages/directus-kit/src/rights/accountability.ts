import { DomainError } from '@ia/core';
import type { Knex } from 'knex';
import type { Accountability, HttpRequest } from '../directus.ts';

export const STAFF_ROLES = ['admin', 'sales', 'delivery', 'finance'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const OUTSIDE_ROLES: readonly string[] = ['client_admin', 'client_member', 'vendor'];

export type SignedIn = Accountability & { readonly user: string };

/** The person behind a request. @throws DomainError FORBIDDEN when nobody is signed in */
export function requireUser(request: HttpRequest): SignedIn {
  const { accountability } = request;
  if (!accountability?.user) throw new DomainError('FORBIDDEN');
  return { ...accountability, user: accountability.user };
}

/** Name of the caller's role (`sales`, `vendor`…); null for the system and the public. */
export async function roleName(
  knex: Knex,
  accountability: Accountability | null,
): Promise<string | null> {
  if (!accountability?.role) return null;
  const role = await knex('directus_roles').where({ id: accountability.role }).first('name');
  return role?.name ?? null;
}

/** Who acts, by the name the rules of core know: `system`, `admin` or a role; '' for none of these. */
export async function actorName(
  knex: Knex,
  accountability: Accountability | null,
): Promise<string> {
  if (!accountability) return 'system';
  if (accountability.admin) return 'admin';
  return (await roleName(knex, accountability)) ?? '';
}
