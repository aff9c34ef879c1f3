import { activityUrl } from '@ia/records/notify/activity-notice';
import { notify } from '@ia/records/notify/notify';
import { loadColleagues } from '@ia/records/people/colleagues';
import type { Knex } from 'knex';
import type { StoredMail } from './store/written-mails.ts';

const TYPE = 'mail.failed';
const TITLES = { fr: 'Un e-mail n’est pas parti', en: 'A mail did not leave' } as const;

/** Tells whoever wrote a mail that it waits for their eyes, each try once. */
export async function tellFailed(trx: Knex, mail: StoredMail): Promise<void> {
  if (!mail.author) return;
  const people = await loadColleagues(trx, { users: [mail.author] });
  await notify(
    trx,
    people.map(({ id: user, locale }) => ({
      key: `${TYPE}:${mail.activity}:${mail.sends}`,
      user,
      type: TYPE,
      account: mail.account,
      url: activityUrl({ ...mail, id: mail.activity }),
      title: TITLES[locale],
      body: [mail.deal_name, mail.subject, mail.mail_address].filter(Boolean).join(' · '),
    })),
  );
}
