import type { Knex } from 'knex';

interface Warned {
  readonly email: string;
  readonly first_name: string | null;
  readonly language: string | null;
  readonly app_access: boolean | null;
}

/** Somebody who may sign in and has an address; of staff, `app_access` is true. */
export function findPersonToWarn(database: Knex, user: string): Promise<Warned | undefined> {
  return database('directus_users as u')
    .where({ 'u.id': user, 'u.status': 'active' })
    .whereNotNull('u.email')
    .first<Warned | undefined>(
      'u.email',
      'u.first_name',
      'u.language',
      database.raw(
        `exists (select 1 from directus_access a join directus_policies p on p.id = a.policy
           where a.role = u.role and p.app_access) as app_access`,
      ),
    );
}
