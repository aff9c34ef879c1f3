import type { Knex } from 'knex';

/** How long each of these is of use is said here, and nowhere else. */
export async function sweep(database: Knex): Promise<void> {
  await database.raw(`
    delete from platform.link_requests where requested_at < now() - interval '1 day';
    delete from platform.magic_links where expires_at < now() - interval '7 days';
    delete from platform.mails where status = 'skipped' and created_at < now() - interval '1 day';
    delete from platform.mails where template = 'sign_in_link' and created_at < now() - interval '30 days';
    update platform.mails set html = null, body_text = null
      where html is not null and created_at < now() - interval '7 days';
  `);
}
