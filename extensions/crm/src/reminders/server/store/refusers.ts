import type { Knex } from 'knex';
import type { Reminder } from './reminders.ts';

/** On whom a withdrawal is written: a lead, a contact. */
export type Refuser = { readonly lead: string } | { readonly contact: string };

/**
 * Who a reminder went to: its lead, the contact that lead became, or the contact of its deal; those
 * whose last word is a refusal already are left out.
 */
export async function findRefusers(
  trx: Knex.Transaction,
  { id }: Pick<Reminder, 'id'>,
): Promise<Refuser[]> {
  // Two clicks at once: the second waits for the first, and finds it said.
  await trx('reminders').where({ id }).forUpdate().select('id');
  const { rows } = await trx.raw<{ rows: { lead: string | null; contact: string | null }[] }>(
    `WITH people AS (
       SELECT lead, CAST(NULL AS uuid) AS contact FROM reminders WHERE id = :id AND lead IS NOT NULL
       UNION SELECT NULL, coalesce(r.contact, l.converted_contact)
         FROM reminders r LEFT JOIN leads l ON l.id = r.lead
        WHERE r.id = :id AND coalesce(r.contact, l.converted_contact) IS NOT NULL)
     SELECT p.lead, p.contact FROM people p
      WHERE 'withdrawn' IS DISTINCT FROM (SELECT c.status FROM consents c
        WHERE (c.lead = p.lead OR c.contact = p.contact) AND c.channel = 'email'
        ORDER BY c.occurred_at DESC, c.date_created DESC LIMIT 1)`,
    { id },
  );
  return rows.flatMap(({ lead, contact }): Refuser[] => {
    if (lead) return [{ lead }];
    return contact ? [{ contact }] : [];
  });
}
