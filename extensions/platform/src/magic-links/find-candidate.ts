import { type LinkCandidate, mayReceiveLink } from '@ia/core';
import type { Knex } from 'knex';

export interface LinkUser {
  readonly id: string;
  readonly firstName: string;
}

interface CandidateRow extends LinkCandidate {
  readonly id: string;
  readonly first_name: string | null;
  readonly provider: string;
}

// Administrator through any policy: their own, their role's, or one of a role above it.
const FIND = `
  with recursive candidate as (
    select u.id, u.first_name, u.status, u.provider, u.role, u.tfa_secret is not null as has_second_factor
    from directus_users u where :condition:
  ), roles as (
    select r.id, r.parent from directus_roles r join candidate c on c.role = r.id
    union select r.id, r.parent from directus_roles r join roles on roles.parent = r.id
  )
  select c.id, c.first_name, c.status, c.provider, r.name as role,
    c.has_second_factor as "hasSecondFactor",
    exists (
      select 1 from directus_access a join directus_policies p on p.id = a.policy
      where p.admin_access and (a."user" = c.id or a.role in (select id from roles))
    ) as "isAdmin"
  from candidate c left join directus_roles r on r.id = c.role
`;

/** The person of an address, if they may sign in by link. */
export function findLinkUserByEmail(database: Knex, email: string): Promise<LinkUser | null> {
  return findLinkUser(database, 'lower(u.email) = lower(?)', email);
}

/** Asked again when the link is used: rights may have changed since it was sent. */
export function findLinkUserById(database: Knex, id: string): Promise<LinkUser | null> {
  return findLinkUser(database, 'u.id = ?', id);
}

async function findLinkUser(
  database: Knex,
  condition: 'lower(u.email) = lower(?)' | 'u.id = ?',
  value: string,
): Promise<LinkUser | null> {
  const { rows } = await database.raw<{ rows: CandidateRow[] }>(
    FIND.replace(':condition:', condition),
    [value],
  );
  const [user] = rows;
  if (user?.provider !== 'default' || !mayReceiveLink(user)) return null;
  return { id: user.id, firstName: user.first_name ?? '' };
}
