import { runSystemUnit } from '@ia/directus-kit/writing/unit';
import { sendWhatsappTemplate } from '@ia/providers/whatsapp/send-template';
import { findWhatsappSource } from '@ia/records/sources/inbound-gates';
import { loadSecrets } from '@ia/records/sources/source-gates';
import { settingsShape } from '@ia/records/sources/source-settings';
import { noticeFailure } from './notice-failure.ts';
import { planNextStep } from './plan-next-step.ts';
import { recordSent, type Sent } from './record-sent.ts';
import type { ReminderContext, ReminderWork, SendStep } from './reminder-work.ts';
import { settleFailure } from './settle-failure.ts';
import { markSending, nameMessage, settleClaim } from './store/reminders.ts';
import { writeParameters } from './write-step.ts';

/**
 * A message by an approved template. Meta names it in its answer: dead before that, nobody knows
 * whether it was taken, and the step is shown as uncertain.
 */
export const sendWhatsappStep: SendStep = async (work, context) => {
  const { reminder, step, subject, sender } = work;
  const { database, now } = context;
  const access = await accessOf(context);
  const { whatsappTemplate: template, whatsappLanguage: language } = step;
  if (!access || !template || !language) {
    await settleClaim(database, reminder, { status: 'failed', reason: 'not_configured' });
    await noticeFailure(database, [reminder.id]);
    return;
  }
  const to = subject.phone ?? '';
  const { parameters, empty } = writeParameters(step, subject, sender.name);
  if (empty.length > 0) {
    await leaveOut(work, context, `Rien à mettre pour ${empty.join(', ')}`);
    return;
  }
  const handover = { messageId: null, recipient: to, contact: subject.contact, now: now() };
  if (!(await markSending(database, reminder, handover))) return;
  let messageId: string;
  try {
    messageId = await sendWhatsappTemplate(access, { to, template, language, parameters });
  } catch (error) {
    await settleFailure(context, work, error);
    return;
  }
  await nameMessage(database, reminder, messageId);
  const sent: Sent = {
    now: now(),
    settle: (trx, activity) =>
      settleClaim(trx, reminder, { status: 'sent', sent_at: now(), activity }),
    activity: {
      type: 'note',
      status: 'done',
      subject: `WhatsApp : ${template}`,
      body: parameters.join('\n'),
      external_id: `whatsapp:${messageId}`.slice(0, 255),
    },
  };
  await runSystemUnit(context, (unit) => recordSent(unit, work, sent));
};

/** A step that lacks a word is left out, saying which: the next one follows. */
async function leaveOut(
  { reminder }: ReminderWork,
  { database, now }: ReminderContext,
  note: string,
): Promise<void> {
  await database.transaction(async (trx) => {
    const outcome = { status: 'skipped', reason: 'no_value', note } as const;
    if (await settleClaim(trx, reminder, outcome)) await planNextStep(trx, reminder, now());
  });
}

/** Null until the administration has connected a number. */
async function accessOf({ database, reminders }: ReminderContext) {
  const source = await findWhatsappSource(database);
  if (!source) return null;
  const settings = settingsShape('whatsapp').safeParse(source.settings ?? {});
  const { access_token } = await loadSecrets(database, reminders.filesKey, source.id);
  if (!settings.success || !access_token) return null;
  return {
    baseUrl: reminders.whatsappUrl,
    allowedHosts: reminders.allowedHosts,
    accessToken: access_token,
    phoneNumberId: settings.data.phone_number_id,
    version: settings.data.api_version,
  };
}
