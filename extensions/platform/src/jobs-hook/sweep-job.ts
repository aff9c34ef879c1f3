import type { ScheduledJob } from '@ia/directus-kit';

/** Every night: what nobody can use any more is forgotten, addresses and mail bodies first. */
export const sweepJob: ScheduledJob = {
  name: 'platform.sweep',
  cron: '40 3 * * *',
  async handle(_run, { database }) {
    await database.raw(`
      delete from platform.link_requests where requested_at < now() - interval '1 day';
      delete from platform.magic_links where expires_at < now() - interval '7 days';
      delete from platform.mails where status = 'skipped' and created_at < now() - interval '1 day';
      delete from platform.mails where template = 'sign_in_link' and created_at < now() - interval '30 days';
      update platform.mails set html = null, body_text = null
        where html is not null and created_at < now() - interval '7 days';
    `);
  },
};
