import { bounceReason } from '@ia/core/mails/mail-failure';
import { activityUrl } from '@ia/records/notify/activity-notice';
import { notify } from '@ia/records/notify/notify';
import { loadColleagues } from '@ia/records/people/colleagues';
import type { Knex } from 'knex';
import type { WrittenBounced } from './store/mail-threads.ts';

const TYPE = 'mail.bounced';
const TITLES = {
  mail: { fr: 'Un e-mail est revenu', en: 'A mail came back' },
  copy: { fr: 'La copie d’un e-mail est revenue', en: 'The copy of a mail came back' },
} as const;

export interface BouncedTold {
  readonly activity: string;
  readonly mail: WrittenBounced;
  /** The address of the copy that came back; null when the mail itself did. */
  readonly copy: string | null;
  /** The enhanced status its server gave. */
  readonly status: string | null;
}

/** Tells whoever wrote a mail that it came back and why, each sending and each copy once. */
export async function tellBounced(
  trx: Knex.Transaction,
  { activity, mail, copy, status }: BouncedTold,
): Promise<void> {
  if (!mail.author) return;
  const people = await loadColleagues(trx, { users: [mail.author] });
  const about = [mail.deal_name, mail.subject, copy ?? mail.to];
  await notify(
    trx,
    people.map(({ id: user, locale }) => ({
      key: [TYPE, activity, mail.sends, copy].filter((part) => part !== null).join(':'),
      user,
      type: TYPE,
      account: mail.account,
      url: activityUrl({ ...mail, id: activity }),
      title: TITLES[copy ? 'copy' : 'mail'][locale],
      body: [...about, bounceReason(status, locale)].filter(Boolean).join(' · '),
    })),
  );
}
