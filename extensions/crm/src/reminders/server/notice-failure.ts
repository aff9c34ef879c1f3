import { notify } from '@ia/records/notify/notify';
import { localeOfLanguage } from '@ia/records/people/colleagues';
import type { Knex } from 'knex';
import { loadFailed } from './store/failed-reminders.ts';

const TYPE = 'reminder.failed';
const TITLES = { fr: 'Une relance à vérifier', en: 'A reminder to check' } as const;

/** Tells whoever follows the lead or the deal that one of its reminders waits for their eyes. */
export async function noticeFailure(knex: Knex, reminders: readonly string[]): Promise<void> {
  if (reminders.length === 0) return;
  const rows = await loadFailed(knex, reminders);
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
