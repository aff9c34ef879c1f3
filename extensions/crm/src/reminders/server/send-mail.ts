import { queueMail } from '@ia/directus-kit';
import { mailDomain } from '@ia/directus-kit/settings/mail-settings';
import { REMINDER_MAIL } from './reminder-mail.ts';
import type { SendStep } from './reminder-work.ts';
import { findPreviousMessage, markSending } from './store/reminders.ts';
import { localeOfStep } from './write-step.ts';

/**
 * Hands a mail to the queue of the platform, under a Message-ID that is noted with it. The step stays in our
 * hands until the queue says what became of it.
 */
export const sendMailStep: SendStep = async (
  { reminder, step, subject, sender },
  { database, now, reminders },
) => {
  const { address: recipient, contact, account } = subject;
  if (recipient === null) return;
  const messageId = `<reminder-${reminder.id}@${mailDomain(reminders.mail)}>`;
  await database.transaction(async (trx) => {
    const handover = { messageId, recipient, contact, now: now() };
    if (!(await markSending(trx, reminder, handover))) return;
    await queueMail(trx, {
      key: `reminder:${reminder.id}:${reminder.attempts}`,
      template: REMINDER_MAIL,
      locale: localeOfStep(step, subject),
      recipient,
      account,
      data: { reminder: reminder.id },
      delivery: 'once',
      messageId,
      inReplyTo: await findPreviousMessage(trx, reminder),
      senderName: sender.name,
    });
  });
};
