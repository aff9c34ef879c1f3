import { type LinkCandidate, mayReceiveLink } from '@ia/core';
import { accountabilityOf } from '@ia/directus-kit/rights/accountability-of';
import type { Knex } from 'knex';

export interface LinkUser {
  readonly id: string;
  readonly firstName: string;
}

interface CandidateRow extends Omit<LinkCandidate, 'isAdmin'> {
  readonly id: string;
  readonly first_name: string | null;
  readonly provider: string;
}

/** The person of an address, if they may sign in by link. */
export function findLinkUserByEmail(database: Knex, email: string): Promise<LinkUser | null> {
  return findLinkUser(database, database.raw('lower(u.email) = lower(?)', [email]));
}

/** Asked again when the link is used: rights may have changed since it was sent. */
export function findLinkUserById(database: Knex, id: string): Promise<LinkUser | null> {
  return findLinkUser(database, database.raw('u.id = ?', [id]));
}

async function findLinkUser(database: Knex, condition: Knex.Raw): Promise<LinkUser | null> {
  const user = await database('directus_users as u')
    .leftJoin('directus_roles as r', 'r.id', 'u.role')
    .where(condition)
    .first<CandidateRow | undefined>(
      'u.id',
      'u.first_name',
      'u.status',
      'u.provider',
      'r.name as role',
      database.raw('u.tfa_secret is not null as "hasSecondFactor"'),
    );
  if (user?.provider !== 'default') return null;
  const accountability = await accountabilityOf(database, user.id);
  if (!accountability || !mayReceiveLink({ ...user, isAdmin: accountability.admin })) return null;
  return { id: user.id, firstName: user.first_name ?? '' };
}
