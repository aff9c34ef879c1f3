import { mentionedIn, readMentions } from '@ia/core/activities/mentions';
import { activityKey, activityUrl } from '@ia/records/notify/activity-notice';
import { type Notice, notify } from '@ia/records/notify/notify';
import { type Colleague, loadColleagues } from '@ia/records/people/colleagues';
import type { Knex } from 'knex';
import { loadSharedActivities, type Told } from './store/activities.ts';

const TYPE = 'activity.mentioned';

const TITLES = {
  fr: (author: string) => `${author} vous a mentionné`,
  en: (author: string) => `${author} mentioned you`,
} as const;

/**
 * Tells colleagues that shared activities name them, each once however often the text is written
 * again. A private one tells nobody: they could not read it. Only those who read activities are
 * told; notifications are the platform's to write, so no right of the author is asked.
 */
export async function notifyMentions(database: Knex, keys: readonly string[]): Promise<void> {
  const activities = await loadSharedActivities(database, keys);
  const told = activities.map((one) => ({ one, users: mentionedIn(one.body ?? '') }));
  const users = [...new Set(told.flatMap((one) => one.users))];
  const readers = await loadColleagues(database, { users, roles: ['admin', 'sales'] });
  const people = new Map(readers.map((person) => [person.id, person]));
  const notices = told.flatMap(({ one, users }) =>
    users
      .filter((user) => user !== one.author)
      .flatMap((user) => people.get(user) ?? [])
      .map((person) => noticeOf(one, person)),
  );
  await notify(database, notices);
}

function noticeOf(activity: Told, { id: user, locale }: Colleague): Notice {
  const about = activity.deal_name ? `${activity.deal_name} : ` : '';
  return {
    key: activityKey(TYPE, activity.id),
    user,
    type: TYPE,
    account: activity.account,
    url: activityUrl(activity),
    title: TITLES[locale](activity.author_name ?? '?'),
    body: `${about}${readMentions(activity.body ?? activity.subject)}`,
  };
}
