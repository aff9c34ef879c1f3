import type { Knex } from 'knex';

/** The role of each of these people who may still sign in. */
export async function rolesOfActive(
  database: Knex,
  users: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await database('directus_users')
    .whereIn('id', [...users])
    .where({ status: 'active' })
    .select<{ id: string; role: string | null }[]>('id', 'role');
  return new Map(rows.map(({ id, role }) => [id, role]));
}
