import { activityKey, activityUrl } from '@ia/records/notify/activity-notice';
import { notify } from '@ia/records/notify/notify';
import { loadColleagues } from '@ia/records/people/colleagues';
import type { Knex } from 'knex';
import { findConcerned } from './store/received-mails.ts';

const TYPE = 'mail.received';
const TITLES = { fr: 'Un e-mail est arrivé', en: 'A mail came in' } as const;

/** A mailbox that is connected brings its past along: nobody is told of that. */
const NEWS_MS = 7 * 86_400_000;

/**
 * Tells whoever wrote what a mail answers and who follows its record that it came in, once each; of a
 * private one its owner alone. `by`: who sent it or passed it on, who knows.
 */
export async function tellReceived(
  trx: Knex.Transaction,
  { activity, occurredAt, by }: { activity: string; occurredAt: Date; by: string | null },
): Promise<void> {
  if (Date.now() - occurredAt.getTime() > NEWS_MS) return;
  const mail = await findConcerned(trx, activity, by);
  if (!mail) return;
  const people = await loadColleagues(trx, { users: mail.people, roles: ['admin', 'sales'] });
  const url = activityUrl({ ...mail, id: activity });
  const key = activityKey(TYPE, activity);
  const body = [mail.about, mail.subject, mail.mail_address].filter(Boolean).join(' · ');
  await notify(
    trx,
    people.map(({ id: user, locale }) => ({
      ...{ key, user, type: TYPE, account: mail.account, url },
      ...{ title: TITLES[locale], body },
    })),
  );
}
