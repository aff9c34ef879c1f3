import type { Knex } from 'knex';

export interface Concerned {
  readonly subject: string;
  readonly mail_address: string | null;
  readonly account: string | null;
  readonly deal: string | null;
  readonly lead: string | null;
  readonly contact: string | null;
  /** The deal it is on, else the account. */
  readonly about: string | null;
  /** Who is to know of it. */
  readonly people: readonly string[];
}

/**
 * A mail that came in and whom it concerns: its owner, and of one the team reads whoever follows the deal, the
 * lead or the account it is on; `by`, an address, is left out.
 */
export async function findConcerned(
  trx: Knex.Transaction,
  activity: string,
  by: string | null,
): Promise<Concerned | null> {
  const { rows } = await trx.raw<{ rows: Concerned[] }>(
    `SELECT a.subject, a.mail_address, a.account, a.deal, a.lead, a.contact, coalesce(d.name, c.name) AS about,
            ARRAY(SELECT DISTINCT u.id
                    FROM unnest(CASE WHEN a.visibility = 'private' THEN ARRAY[a.owner]
                         ELSE ARRAY[a.owner, coalesce(d.owner, l.owner, c.owner)] END) AS known (id)
                    JOIN directus_users u ON u.id = known.id
                   WHERE lower(u.email) IS DISTINCT FROM lower(:by)) AS people
       FROM activities a
       LEFT JOIN deals d ON d.id = a.deal
       LEFT JOIN leads l ON l.id = a.lead
       LEFT JOIN accounts c ON c.id = a.account
      WHERE a.id = :activity`,
    { activity, by },
  );
  return rows[0] ?? null;
}
