import type { Knex } from 'knex';
import type { NoticeChoice } from '../../contract.ts';

export interface Unread {
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

/** A notice nobody has read yet; undefined once they have, or threw it away. */
export async function findUnread(knex: Knex, id: string): Promise<Unread | undefined> {
  const row = await knex('notifications')
    .where({ id })
    .whereNull('read_at')
    .first<{ title: string; body: string | null; url: string } | undefined>('title', 'body', 'url');
  return row && { ...row, body: row.body ?? '' };
}

export async function findChoice(knex: Knex, user: string): Promise<NoticeChoice> {
  const row = await knex('platform.notice_choices')
    .where({ user })
    .first<NoticeChoice | undefined>('mail');
  return row ?? { mail: 'none' };
}

export async function saveChoice(knex: Knex, user: string, choice: NoticeChoice): Promise<void> {
  await knex('platform.notice_choices')
    .insert({ user, ...choice })
    .onConflict('user')
    .merge(['mail']);
}
