import type { Knex } from 'knex';

interface Sender {
  readonly name: string | null;
  readonly address: string | null;
}

/**
 * Who wrote each of these mails that came in, by mail: in a conversation of several people, whoever of the
 * account has the address it came from. One without a kept address is of the person of its line; one nobody
 * is known of is left out.
 */
export async function findSenders(
  knex: Knex,
  activities: readonly string[],
): Promise<ReadonlyMap<string, Sender>> {
  if (activities.length === 0) return new Map();
  const { rows } = await knex.raw<{ rows: (Sender & { id: string })[] }>(
    `SELECT a.id, a.mail_address AS address, known.name FROM activities a
       LEFT JOIN LATERAL (
         SELECT nullif(concat_ws(' ', p.first_name, p.last_name), '') AS name FROM (
           SELECT c.first_name, c.last_name, c.id = a.contact AS is_own FROM contact_emails e
             JOIN contacts c ON c.id = e.contact
            WHERE e.email = a.mail_address AND (e.contact = a.contact OR e.account = a.account)
           UNION ALL
           SELECT l.first_name, l.last_name, true FROM leads l
            WHERE l.id = a.lead AND (a.mail_address IS NULL OR l.email = a.mail_address)
           UNION ALL
           SELECT c.first_name, c.last_name, true FROM contacts c
            WHERE c.id = a.contact AND a.mail_address IS NULL) AS p
          ORDER BY p.is_own DESC NULLS LAST LIMIT 1) AS known ON true
      WHERE a.id = ANY(:activities)`,
    { activities: [...activities] },
  );
  return new Map(
    rows.flatMap(({ id, name, address }) => (name || address ? [[id, { name, address }]] : [])),
  );
}
