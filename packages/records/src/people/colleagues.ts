import type { Locale } from '@ia/core';
import { STAFF_ROLES, type StaffRole } from '@ia/directus-kit';
import type { Knex } from 'knex';

/** An active person of the agency, as a message to them needs it. */
export interface Colleague {
  readonly id: string;
  readonly locale: Locale;
}

interface ColleagueRow {
  readonly id: string;
  readonly language: string | null;
}

/** Active people of the agency who are among `users` (everybody without them) and have one of `roles`. */
export async function loadColleagues(
  knex: Knex,
  wanted: { readonly users?: readonly string[]; readonly roles?: readonly StaffRole[] },
): Promise<Colleague[]> {
  const { users, roles = STAFF_ROLES } = wanted;
  if (users?.length === 0) return [];
  const people = knex('directus_users as u')
    .join('directus_roles as r', 'r.id', 'u.role')
    .where('u.status', 'active')
    .whereIn('r.name', [...roles])
    .select<ColleagueRow[]>('u.id', 'u.language');
  const rows = await (users ? people.whereIn('u.id', [...users]) : people);
  return rows.map(({ id, language }) => ({ id, locale: localeOfLanguage(language) }));
}

/** French unless the person has chosen English; `language` is Directus' own, e.g. `en-US`. */
export function localeOfLanguage(language: string | null): Locale {
  return language?.startsWith('en') ? 'en' : 'fr';
}
