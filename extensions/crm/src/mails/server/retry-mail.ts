import { DomainError } from '@ia/core';
import { maySendAgain } from '@ia/core/mails/written-mail';
import { type ExtensionContext, queueMail } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { activityUrl } from '@ia/records/notify/activity-notice';
import { readNotices } from '@ia/records/notify/read-notices';
import type { Knex } from 'knex';
import { assertMayWriteTo } from './assert-may-write-to.ts';
import { findName } from './store/reply-addresses.ts';
import {
  countSend,
  findAddressesNow,
  findWritten,
  type StoredMail,
  saveState,
  sendTo,
} from './store/written-mails.ts';
import { WRITTEN_MAIL } from './written-mail.ts';

/** What its writer was told of a try that this one takes the place of. */
const TOLD = ['mail.failed', 'mail.bounced'];

/**
 * Sends again, under the same Message-ID, a mail that did not leave, or of which nobody knows whether it did;
 * one that came back, to the address its person has by now. Who has refused canvassing is asked anew: they may have since.
 * @throws FORBIDDEN before any reason, MAIL_NOT_YOURS, MAIL_NOT_FAILED, MAIL_ADDRESS_BOUNCED,
 * MAIL_REFUSED_BY_PERSON
 */
export async function retryMail(
  asker: SignedInAsker,
  context: ExtensionContext,
  { activity, despiteRefusal }: { readonly activity: string; readonly despiteRefusal: boolean },
): Promise<{ readonly state: 'waiting' }> {
  const reach = { action: 'read', collection: 'activities', keys: [activity] } as const;
  if (!(await mayReach(asker, reach))) throw new DomainError('FORBIDDEN');
  await runUnit(context, asker, async (unit) => {
    const mail = await findWritten(unit.trx, activity, { forUpdate: true });
    if (!mail) throw new DomainError('NOT_FOUND');
    if (mail.author !== asker.user) throw new DomainError('MAIL_NOT_YOURS');
    if (!maySendAgain(mail.mail_state)) throw new DomainError('MAIL_NOT_FAILED');
    const { to, cc } = await recipientsOf(unit.trx, activity, mail);
    await assertMayWriteTo(unit.trx, { to, cc, wrote: null, despiteRefusal });
    if (mail.mail_state === 'bounced') await sendTo(unit.trx, activity, to);
    await saveState(unit.trx, activity, { state: 'waiting', note: null });
    const sends = await countSend(unit.trx, activity);
    await queueMail(unit.trx, {
      key: `${WRITTEN_MAIL}:${activity}:${sends}`,
      template: WRITTEN_MAIL,
      locale: 'fr',
      recipient: to,
      account: mail.account,
      data: { activity },
      delivery: 'once',
      messageId: mail.message_id,
      inReplyTo: mail.in_reply_to,
      senderName: (await findName(unit.trx, asker.user)) || null,
    });
    const url = activityUrl({ ...mail, id: activity });
    await readNotices(unit.trx, { user: asker.user, types: TOLD, url, naming: mail.mail_address });
    await unit.audit({
      action: 'mail.sent_again',
      collection: 'activities',
      subject: activity,
      account: mail.account,
      data: { state: mail.mail_state, to, sends, despite_refusal: despiteRefusal },
    });
    const payload = { mail_state: 'waiting' };
    unit.updated({ collection: 'activities', keys: [activity], payload });
  });
  return { state: 'waiting' };
}

/** Whoever was in copy of what came back has it already, or was told to its writer as come back too. @throws MAIL_ADDRESS_BOUNCED */
async function recipientsOf(trx: Knex.Transaction, activity: string, mail: StoredMail) {
  const { mail_address, mail_state, cc } = mail;
  if (mail_state !== 'bounced') return { to: mail_address, cc };
  const to = (await findAddressesNow(trx, [activity])).get(activity);
  if (!to) throw new DomainError('MAIL_ADDRESS_BOUNCED', { field: 'to', value: mail_address });
  return { to, cc: [] };
}
