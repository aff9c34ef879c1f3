import { STAFF_ROLES } from '@ia/directus-kit';
import type { Knex } from 'knex';
import type { InterlocutorsAnswer } from '../../contract.ts';

interface Asked {
  readonly accounts: readonly string[];
  readonly projects: readonly string[];
}

/** One active person of the house with an address for each of these accounts and projects, where there is one. */
export async function findInterlocutors(
  database: Knex,
  { accounts, projects }: Asked,
): Promise<InterlocutorsAnswer['people']> {
  const { rows } = await database.raw<{ rows: InterlocutorsAnswer['people'] }>(
    `WITH house AS (
       SELECT u.id, concat_ws(' ', u.first_name, u.last_name) AS name, u.email
         FROM directus_users u JOIN directus_roles r ON r.id = u.role
        WHERE u.status = 'active' AND u.email IS NOT NULL AND r.name = ANY(:roles))
     SELECT a.id AS account, NULL::uuid AS project, h.name, h.email
       FROM accounts a JOIN house h ON h.id = a.owner WHERE a.id = ANY(:accounts::uuid[])
     UNION ALL
     SELECT p.account, p.id, h.name, h.email
       FROM projects p JOIN accounts a ON a.id = p.account
       JOIN LATERAL (SELECT * FROM house WHERE house.id IN (p.manager, a.owner)
                      ORDER BY (house.id = p.manager) DESC NULLS LAST LIMIT 1) h ON true
      WHERE p.id = ANY(:projects::uuid[])`,
    { roles: [...STAFF_ROLES], accounts: [...accounts], projects: [...projects] },
  );
  return rows;
}
