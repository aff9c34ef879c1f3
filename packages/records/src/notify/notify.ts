import { queueMails } from '@ia/directus-kit/jobs/queue-mail';
import type { Knex } from 'knex';
import { localeOfLanguage } from '../people/colleagues.ts';

/** What one person is told of, in their language. */
export interface Notice {
  /** Tells this person once and never again, however often the job behind it runs. */
  readonly key: string;
  readonly user: string;
  /** `<thing>.<what happened>`, e.g. `activity.mentioned`. */
  readonly type: string;
  readonly account: string | null;
  /** Where it leads, within the space of the reader. */
  readonly url: string;
  readonly title: string;
  readonly body: string;
}

/** The mail of a notice, for those who want it; `data.notice` names it. */
export const NOTICE_MAIL = 'notice';

const TITLE_MAX = 255;
const BODY_MAX = 400;

/**
 * Tells people, each once per key, in the caller's transaction when there is one. Notifications are the
 * platform's to write: no right of whoever caused them is asked, so the caller answers for who may know.
 * A key outlives its notification: what somebody threw away does not come back. Within the agency a notice
 * rings in Directus' bell (a trigger of its table) and goes by mail to those who have chosen so.
 */
export async function notify(knex: Knex, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ title, body, ...notice }) => ({
    ...notice,
    title: title.slice(0, TITLE_MAX),
    body: body.slice(0, BODY_MAX),
  }));
  const { rows: fresh } = await knex.raw<{ rows: FreshNotice[] }>(
    `WITH told AS (
       SELECT DISTINCT ON ("user", key) * FROM jsonb_to_recordset(CAST(? AS jsonb)) AS t (
         key text, "user" uuid, type text, account uuid, url text, title text, body text)
     ), fresh AS (
       INSERT INTO platform.notice_keys ("user", key) SELECT "user", key FROM told
       ON CONFLICT DO NOTHING RETURNING "user", key
     )
     INSERT INTO notifications (id, created_at, "user", type, account, url, title, body)
     SELECT gen_random_uuid(), clock_timestamp(), told."user", told.type, told.account, told.url,
            told.title, told.body
       FROM told JOIN fresh USING ("user", key)
     RETURNING id, "user", account, url`,
    [JSON.stringify(rows)],
  );
  await mailNotices(knex, fresh);
}

interface FreshNotice {
  readonly id: string;
  readonly user: string;
  readonly account: string | null;
  readonly url: string;
}

interface Wanting {
  readonly id: string;
  readonly email: string;
  readonly language: string | null;
}

async function mailNotices(knex: Knex, notices: readonly FreshNotice[]): Promise<void> {
  const within = notices.filter(({ url }) => url.startsWith('/admin/'));
  if (within.length === 0) return;
  const people = await knex('platform.notice_choices as c')
    .join('directus_users as u', 'u.id', 'c.user')
    .where({ 'c.mail': 'at_once', 'u.status': 'active' })
    .whereNotNull('u.email')
    .whereIn(
      'u.id',
      within.map(({ user }) => user),
    )
    .select<Wanting[]>('u.id', 'u.email', 'u.language');
  const mails = people.flatMap(({ id, email, language }) =>
    within
      .filter(({ user }) => user === id)
      .map((notice) => ({
        key: `${NOTICE_MAIL}:${notice.id}`,
        template: NOTICE_MAIL,
        locale: localeOfLanguage(language),
        recipient: email,
        account: notice.account,
        data: { notice: notice.id },
      })),
  );
  await queueMails(knex, mails);
}
