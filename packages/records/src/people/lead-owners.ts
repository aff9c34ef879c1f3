import { SELLING_ROLES } from '@ia/core/records/named-people';
import type { Knex } from 'knex';

export interface LeadOwner {
  readonly id: string;
  readonly name: string;
}

/** Who works leads, by name: active people of sales and of the direction. */
export async function loadLeadOwners(database: Knex): Promise<LeadOwner[]> {
  const rows = await database('directus_users as u')
    .join('directus_roles as r', 'r.id', 'u.role')
    .where('u.status', 'active')
    .whereIn('r.name', [...SELLING_ROLES])
    .orderBy(['u.first_name', 'u.last_name', 'u.id'])
    .select<LeadOwner[]>(
      'u.id',
      database.raw(
        `coalesce(nullif(concat_ws(' ', nullif(u.first_name, ''), nullif(u.last_name, '')), ''), u.email, '') AS name`,
      ),
    );
  return rows;
}
