import { mentionedIn, readMentions } from '@ia/core/activities/mentions';
import type { Knex } from 'knex';

const TYPE = 'activity.mentioned';
const BODY_MAX = 400;

const TITLES = {
  fr: (author: string) => `${author} vous a mentionné`,
  en: (author: string) => `${author} mentioned you`,
} as const;

interface Told {
  readonly id: string;
  readonly account: string | null;
  readonly subject: string;
  readonly body: string | null;
  readonly deal_name: string | null;
  readonly author: string | null;
  readonly author_name: string | null;
}

interface Colleague {
  readonly id: string;
  readonly language: string | null;
}

/**
 * Tells colleagues that shared activities name them, each once however often the text is written
 * again. A private one tells nobody: they could not read it. Only those who read activities are
 * told; notifications are the platform's to write, so no right of the author is asked.
 */
export async function notifyMentions(database: Knex, keys: readonly string[]): Promise<void> {
  const activities = await loadShared(database, keys);
  const told = activities.map((one) => ({ one, users: mentionedIn(one.body ?? '') }));
  const people = await loadReaders(
    database,
    told.flatMap(({ users }) => users),
  );
  const rows = told.flatMap(({ one, users }) =>
    users
      .filter((user) => user !== one.author)
      .flatMap((user) => people.get(user) ?? [])
      .map((person) => noticeOf(one, person)),
  );
  await insertNew(database, rows);
}

function loadShared(database: Knex, keys: readonly string[]): Promise<Told[]> {
  return database('activities as a')
    .leftJoin('deals as d', 'd.id', 'a.deal')
    .leftJoin('directus_users as u', (join) =>
      join.on('u.id', database.raw('coalesce(a.user_updated, a.user_created)')),
    )
    .whereIn('a.id', [...keys])
    .where({ 'a.visibility': 'shared' })
    .whereLike('a.body', '%@[%')
    .select<Told[]>(
      'a.id',
      'a.account',
      'a.subject',
      'a.body',
      'd.name as deal_name',
      'u.id as author',
      database.raw(`nullif(concat_ws(' ', u.first_name, u.last_name), '') AS author_name`),
    );
}

async function loadReaders(
  database: Knex,
  users: readonly string[],
): Promise<ReadonlyMap<string, Colleague>> {
  if (users.length === 0) return new Map();
  const rows = await database('directus_users as u')
    .join('directus_roles as r', 'r.id', 'u.role')
    .whereIn('u.id', [...users])
    .where('u.status', 'active')
    .whereIn('r.name', ['admin', 'sales'])
    .select<Colleague[]>('u.id', 'u.language');
  return new Map(rows.map((row) => [row.id, row]));
}

function noticeOf(activity: Told, { id: user, language }: Colleague) {
  const locale = language?.startsWith('en') ? 'en' : 'fr';
  const about = activity.deal_name ? `${activity.deal_name} : ` : '';
  const text = readMentions(activity.body ?? activity.subject);
  return {
    user,
    type: TYPE,
    account: activity.account,
    url: `/admin/content/activities/${activity.id}`,
    title: TITLES[locale](activity.author_name ?? '?').slice(0, 255),
    body: `${about}${text}`.slice(0, BODY_MAX),
  };
}

async function insertNew(
  database: Knex,
  rows: readonly ReturnType<typeof noticeOf>[],
): Promise<void> {
  if (rows.length === 0) return;
  await database.raw(
    `INSERT INTO notifications (id, created_at, "user", type, account, url, title, body)
     SELECT gen_random_uuid(), clock_timestamp(), told."user", told.type, told.account, told.url,
       told.title, told.body
     FROM jsonb_to_recordset(CAST(? AS jsonb)) AS told ("user" uuid, type text, account uuid, url text,
       title text, body text)
     WHERE NOT EXISTS (SELECT 1 FROM notifications AS known WHERE known."user" = told."user"
       AND known.type = told.type AND known.url = told.url)`,
    [JSON.stringify(rows)],
  );
}
