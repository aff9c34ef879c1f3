import { STAFF_ROLES } from '@ia/directus-kit';
import type { Knex } from 'knex';

export interface NamedNow {
  readonly person: string | null;
  /** Of a record that hangs on one. */
  readonly mission: string | null;
}

/** Whom these records name now. */
export async function loadNamed(
  database: Knex,
  {
    collection,
    field,
    keys,
  }: { readonly collection: string; readonly field: string; readonly keys: readonly string[] },
): Promise<readonly NamedNow[]> {
  if (keys.length === 0) return [];
  return database(collection)
    .whereIn('id', [...keys])
    .select<NamedNow[]>(
      database.ref(field).as('person'),
      collection === 'tasks' ? 'mission' : database.raw('NULL AS mission'),
    );
}

export async function isActive(database: Knex, person: string): Promise<boolean> {
  const row = await database('directus_users').where({ id: person, status: 'active' }).first('id');
  return row !== undefined;
}

/** Whether one of these tasks, moved onto a mission or off any, names somebody of neither the agency nor its vendor. */
export async function namesOutsider(
  database: Knex,
  { tasks, mission }: { readonly tasks: readonly string[]; readonly mission: string | null },
): Promise<boolean> {
  const { rows } = await database.raw<{ rows: unknown[] }>(
    `SELECT 1 FROM tasks t
       JOIN directus_users u ON u.id = t.assignee
       LEFT JOIN directus_roles r ON r.id = u.role
      WHERE t.id = ANY(CAST(:tasks AS uuid[]))
        AND t.mission IS DISTINCT FROM CAST(:mission AS uuid)
        AND coalesce(r.name, '') <> ALL(CAST(:staff AS text[]))
        AND NOT EXISTS (SELECT 1 FROM missions m JOIN vendor_members v ON v.vendor = m.vendor
                         WHERE m.id = CAST(:mission AS uuid) AND v."user" = t.assignee)
      LIMIT 1`,
    { tasks: [...tasks], mission, staff: [...STAFF_ROLES] },
  );
  return rows.length > 0;
}

/** Whether somebody active is of the vendor of each of these missions. */
export async function holdsMissions(
  database: Knex,
  { person, missions }: { readonly person: string; readonly missions: readonly string[] },
): Promise<boolean> {
  const row = await database('missions as m')
    .join('vendor_members as v', 'v.vendor', 'm.vendor')
    .join('directus_users as u', 'u.id', 'v.user')
    .where({ 'u.id': person, 'u.status': 'active' })
    .whereIn('m.id', [...missions])
    .countDistinct<{ count: string }[]>({ count: 'm.id' })
    .first();
  return Number(row?.count ?? 0) === missions.length;
}
