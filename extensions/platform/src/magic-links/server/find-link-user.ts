import { mayReceiveLink } from '@ia/core';
import { accountabilityOf } from '@ia/directus-kit/rights/accountability-of';
import type { Knex } from 'knex';
import { findCandidate } from './store/link-users.ts';

export interface LinkUser {
  readonly id: string;
  readonly firstName: string;
}

/**
 * The person of an address, if they may sign in by link. Asked again, by id, when the link is used:
 * rights may have changed since it was sent.
 */
export async function findLinkUser(
  database: Knex,
  by: { readonly email: string } | { readonly id: string },
): Promise<LinkUser | null> {
  const user = await findCandidate(database, by);
  if (user?.provider !== 'default') return null;
  const accountability = await accountabilityOf(database, user.id);
  if (!accountability || !mayReceiveLink({ ...user, isAdmin: accountability.admin })) return null;
  return { id: user.id, firstName: user.first_name ?? '' };
}
