import { mailDomain } from '@ia/directus-kit/settings/mail-settings';
import { composeLetter, unsubscribeHeaders } from '@ia/providers/mail';
import { recordSent } from './record-sent.ts';
import type { ReminderContext, ReminderWork, SendStep } from './reminder-work.ts';
import { settleFailure } from './settle-failure.ts';
import { findPreviousMessage, markSending, settleClaim } from './store/reminders.ts';
import { showMail } from './store/shown-mails.ts';
import { unsubscribeAddress } from './unsubscribe-address.ts';
import { writeStep } from './write-step.ts';

/**
 * A mail, under a Message-ID that is noted before it leaves. When the process dies after that note,
 * the step is not sent again: it is shown as uncertain.
 */
export const sendMailStep: SendStep = async (work, context) => {
  const { reminder, step, subject, sender } = work;
  const { database, now } = context;
  const recipient = subject.address;
  if (recipient === null) return;
  const written = writeStep(step, subject, sender.name);
  const messageId = `<reminder-${reminder.id}@${mailDomain(context.reminders.mail)}>`;
  const handover = { messageId, recipient, contact: subject.contact, now: now() };
  if (!(await markSending(database, reminder, handover))) return;
  try {
    await deliver(work, context, { ...written, messageId, recipient });
  } catch (error) {
    await settleFailure(context, work, error);
    return;
  }
  await recordSent(context, work, {
    settle: (trx, activity) =>
      settleClaim(trx, reminder, { status: 'sent', sent_at: now(), activity }),
    activity: {
      type: 'email',
      status: 'done',
      subject: written.subject,
      body: written.body,
      external_id: `mail:${messageId.slice(1, -1)}`,
    },
  });
};

interface Delivery {
  readonly messageId: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

async function deliver(
  { reminder, sender }: ReminderWork,
  { database, transport, reminders }: ReminderContext,
  { messageId, recipient, subject, body }: Delivery,
): Promise<void> {
  const unsubscribeUrl = unsubscribeAddress(reminders, reminder.id);
  const letter = composeLetter({ subject, body, unsubscribeUrl });
  if (!transport) {
    await showMail(database, { key: `reminder:${reminder.id}`, recipient, ...letter });
    return;
  }
  const inReplyTo = await findPreviousMessage(database, reminder);
  await transport.send({
    ...letter,
    messageId,
    to: recipient,
    headers: unsubscribeHeaders(unsubscribeUrl),
    ...(sender.name && { senderName: sender.name }),
    ...(inReplyTo && { inReplyTo }),
  });
}
