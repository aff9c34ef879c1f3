import type { Knex } from 'knex';

/** Tells whoever follows the lead or the deal that one of its reminders waits for their eyes. */
export async function noticeFailure(knex: Knex, reminders: readonly string[]): Promise<void> {
  if (reminders.length === 0) return;
  await knex.raw(
    `INSERT INTO notifications (id, created_at, "user", type, account, url, title, body)
     SELECT gen_random_uuid(), clock_timestamp(), p.id, 'reminder.failed', d.account,
            '/admin/content/reminders/' || r.id,
            CASE WHEN p.language LIKE 'en%' THEN 'A reminder to check' ELSE 'Une relance à vérifier' END,
            left(concat_ws(' · ', s.name, coalesce(d.name, concat_ws(' ', l.first_name, l.last_name)),
              r.recipient), 400)
       FROM reminders r JOIN reminder_sequences s ON s.id = r.sequence
       LEFT JOIN deals d ON d.id = r.deal LEFT JOIN leads l ON l.id = r.lead
       JOIN directus_users p ON p.id = coalesce(d.owner, l.owner, r.user_created)
      WHERE r.id = ANY(?::uuid[])`,
    [[...reminders]],
  );
}
