import { STAFF_ROLES } from '@ia/directus-kit';
import type { Knex } from 'knex';

/** Colleagues by their address, among these; those who left are colleagues still. */
export async function findColleagues(
  database: Knex,
  emails: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database('directus_users as u')
    .join('directus_roles as r', 'r.id', 'u.role')
    .whereRaw('lower(u.email) = ANY(?)', [[...emails]])
    .whereIn('r.name', [...STAFF_ROLES])
    .select<{ id: string; email: string }[]>('u.id', 'u.email');
  return new Map(rows.map(({ id, email }) => [email.toLowerCase(), id]));
}

/** Whether an address is the one of a colleague. */
export async function isStaffAddress(database: Knex, email: string): Promise<boolean> {
  return (await findColleagues(database, [email])).has(email);
}

/** Those of these addresses that a lead or a contact has. */
export async function findKnownAddresses(
  database: Knex,
  emails: readonly string[],
): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set();
  const { rows } = await database.raw<{ rows: { email: string }[] }>(
    `SELECT email FROM leads WHERE email = ANY(:emails)
      UNION SELECT email FROM contact_emails WHERE email = ANY(:emails)`,
    { emails: [...emails] },
  );
  return new Set(rows.map(({ email }) => email));
}
