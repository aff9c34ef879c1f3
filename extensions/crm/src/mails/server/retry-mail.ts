import { DomainError } from '@ia/core';
import { maySendAgain } from '@ia/core/mails/written-mail';
import { type ExtensionContext, queueMail } from '@ia/directus-kit';
import type { SignedInAsker } from '@ia/directus-kit/http/who';
import { mayReach } from '@ia/directus-kit/rights/may-reach';
import { runUnit } from '@ia/directus-kit/writing/unit';
import { findBouncedAmong } from './store/mail-people.ts';
import { findName } from './store/reply-addresses.ts';
import { countSend, findWritten, saveState } from './store/written-mails.ts';
import { WRITTEN_MAIL } from './written-mail.ts';

/**
 * Sends again, under the same Message-ID, a mail that did not leave, or of which nobody knows whether it did.
 * @throws FORBIDDEN before any reason, MAIL_NOT_YOURS, MAIL_NOT_FAILED, MAIL_ADDRESS_BOUNCED
 */
export async function retryMail(
  asker: SignedInAsker,
  context: ExtensionContext,
  activity: string,
): Promise<{ readonly state: 'waiting' }> {
  const reach = { action: 'read', collection: 'activities', keys: [activity] } as const;
  if (!(await mayReach(asker, reach))) throw new DomainError('FORBIDDEN');
  await runUnit(context, asker, async (unit) => {
    const mail = await findWritten(unit.trx, activity, { forUpdate: true });
    if (!mail) throw new DomainError('NOT_FOUND');
    if (mail.author !== asker.user) throw new DomainError('MAIL_NOT_YOURS');
    if (!maySendAgain(mail.mail_state)) throw new DomainError('MAIL_NOT_FAILED');
    const bounced = await findBouncedAmong(unit.trx, [mail.mail_address, ...mail.cc]);
    if (bounced.size > 0) throw new DomainError('MAIL_ADDRESS_BOUNCED', { field: 'to' });
    await saveState(unit.trx, activity, { state: 'waiting', note: null });
    const sends = await countSend(unit.trx, activity);
    await queueMail(unit.trx, {
      key: `${WRITTEN_MAIL}:${activity}:${sends}`,
      template: WRITTEN_MAIL,
      locale: 'fr',
      recipient: mail.mail_address,
      account: mail.account,
      data: { activity },
      delivery: 'once',
      messageId: mail.message_id,
      inReplyTo: mail.in_reply_to,
      senderName: (await findName(unit.trx, asker.user)) || null,
    });
    await unit.audit({
      action: 'mail.sent_again',
      collection: 'activities',
      subject: activity,
      account: mail.account,
      data: { state: mail.mail_state, sends },
    });
    const payload = { mail_state: 'waiting' };
    unit.updated({ collection: 'activities', keys: [activity], payload });
  });
  return { state: 'waiting' };
}
