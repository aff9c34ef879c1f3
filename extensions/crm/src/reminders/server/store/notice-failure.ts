import { notify } from '@ia/records/notify/notify';
import { localeOfLanguage } from '@ia/records/people/colleagues';
import type { Knex } from 'knex';

const TYPE = 'reminder.failed';
const TITLES = { fr: 'Une relance à vérifier', en: 'A reminder to check' } as const;

interface Failed {
  readonly id: string;
  readonly attempts: number;
  readonly user: string;
  readonly language: string | null;
  readonly account: string | null;
  readonly about: string;
}

/** Tells whoever follows the lead or the deal that one of its reminders waits for their eyes. */
export async function noticeFailure(knex: Knex, reminders: readonly string[]): Promise<void> {
  if (reminders.length === 0) return;
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
  const notices = rows.map(({ id, attempts, user, language, account, about }) => ({
    key: `${TYPE}:${id}:${attempts}`,
    user,
    type: TYPE,
    account,
    url: `/admin/content/reminders/${id}`,
    title: TITLES[localeOfLanguage(language)],
    body: about,
  }));
  await notify(knex, notices);
}
