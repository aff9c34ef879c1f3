import type { Knex } from 'knex';

export interface Failed {
  readonly id: string;
  readonly attempts: number;
  readonly user: string;
  readonly language: string | null;
  readonly account: string | null;
  readonly about: string;
}

/** Reminders with whoever follows their lead or deal, and what they are about. */
export async function loadFailed(knex: Knex, reminders: readonly string[]): Promise<Failed[]> {
  const { rows } = await knex.raw<{ rows: Failed[] }>(
    `SELECT r.id, r.attempts, p.id AS "user", p.language, d.account,
            concat_ws(' · ', s.name, coalesce(d.name, concat_ws(' ', l.first_name, l.last_name)),
              r.recipient) AS about
       FROM reminders r JOIN reminder_sequences s ON s.id = r.sequence
       LEFT JOIN deals d ON d.id = r.deal LEFT JOIN leads l ON l.id = r.lead
       JOIN directus_users p ON p.id = coalesce(d.owner, l.owner, r.user_created)
      WHERE r.id = ANY(?::uuid[])`,
    [[...reminders]],
  );
  return rows;
}
