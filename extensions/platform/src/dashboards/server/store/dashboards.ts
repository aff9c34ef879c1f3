import type { Knex } from 'knex';

export async function isDashboardOf(
  database: Knex,
  id: string,
  user: string | null,
): Promise<boolean> {
  const own = await database('directus_dashboards').where({ id, user_created: user }).first('id');
  return own !== undefined;
}
