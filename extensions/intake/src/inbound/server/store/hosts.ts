import type { Knex } from 'knex';

/** Who holds a meeting, and the colleague they are here. */
export interface Host {
  readonly name: string | null;
  readonly email: string;
  readonly colleague: string | null;
}

interface Member {
  readonly user_email?: string | null | undefined;
  readonly user_name?: string | null | undefined;
}

/**
 * The host of a meeting by their address: somebody active who works leads. Of a meeting with several
 * hosts, the first who is a colleague. Null when Calendly names nobody.
 */
export async function findHost(trx: Knex, members: readonly Member[]): Promise<Host | null> {
  const named = members.flatMap(({ user_email: email, user_name: name }) =>
    email ? [{ email: email.trim().toLowerCase(), name: name ?? null }] : [],
  );
  const [first] = named;
  if (!first) return null;
  const emails = named.map(({ email }) => email).slice(0, MOST_HOSTS);
  const rows = await trx('directus_users as u')
    .join('directus_roles as r', 'r.id', 'u.role')
    .where('u.status', 'active')
    .whereIn('r.name', ['admin', 'sales'])
    .whereRaw('lower(u.email) = ANY(?)', [emails])
    .select<{ id: string; email: string }[]>('u.id', trx.raw('lower(u.email) AS email'));
  const colleagues = new Map(rows.map(({ id, email }) => [email, id]));
  const host = named.find(({ email }) => colleagues.has(email)) ?? first;
  return { ...host, colleague: colleagues.get(host.email) ?? null };
}

const MOST_HOSTS = 20;

/** Who answers for a lead and for a deal; null for nobody. */
export async function findOwners(
  trx: Knex,
  { lead, deal }: { readonly lead: string | null; readonly deal: string | null },
): Promise<{ readonly lead: string | null; readonly deal: string | null }> {
  const { rows } = await trx.raw<{ rows: { lead: string | null; deal: string | null }[] }>(
    `SELECT (SELECT owner FROM leads WHERE id = CAST(:lead AS uuid)) AS lead,
            (SELECT owner FROM deals WHERE id = CAST(:deal AS uuid)) AS deal`,
    { lead, deal },
  );
  return rows[0] ?? { lead: null, deal: null };
}
