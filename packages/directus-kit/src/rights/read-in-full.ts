import type { Knex } from 'knex';
import type { Accountability } from '../directus.ts';

/** Collections of which the asker may read every row: those whose read rule has no condition. */
export async function readInFull(
  knex: Knex,
  asker: Pick<Accountability, 'user' | 'roles'>,
): Promise<ReadonlySet<string>> {
  const rows = await knex('directus_permissions as p')
    .join('directus_access as a', 'a.policy', 'p.policy')
    .where('p.action', 'read')
    .whereRaw("coalesce(p.permissions::text, '{}') in ('{}', 'null')")
    .where((either) => {
      either.whereIn('a.role', [...asker.roles]);
      if (asker.user) either.orWhere('a.user', asker.user);
    })
    .distinct('p.collection');
  return new Set(rows.map(({ collection }) => String(collection)));
}
