import type { LinkCandidate } from '@ia/core';
import type { Knex } from 'knex';

export interface StoredCandidate extends Omit<LinkCandidate, 'isAdmin'> {
  readonly id: string;
  readonly first_name: string | null;
  readonly provider: string;
}

/** Whose address or id this is, with what decides whether they may sign in by link. */
export function findCandidate(
  database: Knex,
  by: { readonly email: string } | { readonly id: string },
): Promise<StoredCandidate | undefined> {
  const isThem =
    'email' in by
      ? database.raw('lower(u.email) = lower(?)', [by.email])
      : database.raw('u.id = ?', [by.id]);
  return database('directus_users as u')
    .leftJoin('directus_roles as r', 'r.id', 'u.role')
    .where(isThem)
    .first<StoredCandidate | undefined>(
      'u.id',
      'u.first_name',
      'u.status',
      'u.provider',
      'r.name as role',
      database.raw('u.tfa_secret is not null as "hasSecondFactor"'),
    );
}
