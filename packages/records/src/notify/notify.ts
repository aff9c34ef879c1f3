import type { Knex } from 'knex';

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

const TITLE_MAX = 255;
const BODY_MAX = 400;

/**
 * Tells people, each once per key, in the caller's transaction when there is one. Notifications are the
 * platform's to write: no right of whoever caused them is asked, so the caller answers for who may know.
 * A key outlives its notification: what somebody threw away does not come back.
 */
export async function notify(knex: Knex, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ title, body, ...notice }) => ({
    ...notice,
    title: title.slice(0, TITLE_MAX),
    body: body.slice(0, BODY_MAX),
  }));
  await knex.raw(
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
       FROM told JOIN fresh USING ("user", key)`,
    [JSON.stringify(rows)],
  );
}
