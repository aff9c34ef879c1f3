import { decideReminder } from '@ia/core/reminders/decide-reminder';
import type { ReminderChannel } from '@ia/core/reminders/reminder-words';
import { prepareLinkedinTask } from './prepare-task.ts';
import type { ReminderContext, SendStep } from './reminder-work.ts';
import { sendMailStep } from './send-mail.ts';
import { sendWhatsappStep } from './send-whatsapp.ts';
import { noticeFailure } from './store/notice-failure.ts';
import { type Claim, claimDue, rescueClaims } from './store/reminder-claims.ts';
import { loadSteps } from './store/reminder-sequences.ts';
import { factsOf, loadSubject } from './store/reminder-subjects.ts';
import { planNext, settleClaim, subjectOf } from './store/reminders.ts';
import { senderOf } from './store/sender.ts';

const SENDERS: Readonly<Record<ReminderChannel, SendStep>> = {
  mail: sendMailStep,
  whatsapp: sendWhatsappStep,
  linkedin_task: prepareLinkedinTask,
};

/** The job comes back every minute: what one run leaves is for the next. */
const LONGEST_MS = 50_000;

/** Sends what is due, one step at a time, until nothing is or the minute is over. */
export async function sendReminders(context: ReminderContext): Promise<void> {
  const { database, now } = context;
  await noticeFailure(database, await rescueClaims(database));
  const end = now().getTime() + LONGEST_MS;
  while (now().getTime() < end) {
    const claimed = await claimDue(database, now());
    if (claimed === 'none') return;
    if (claimed !== 'later') await work(context, claimed);
  }
}

/** What is known is read after the claim: who has refused, replied or moved since gets nothing. */
async function work(context: ReminderContext, { reminder, sequence }: Claim): Promise<void> {
  const { database, now } = context;
  const subject = await loadSubject(database, subjectOf(reminder), reminder.enrolled_at);
  if (!subject) return;
  const step = (await loadSteps(database, sequence.id)).find(({ id }) => id === reminder.step);
  const decision = step
    ? decideReminder(factsOf(subject), sequence.stops, step)
    : ({ kind: 'skip', reason: 'condition' } as const);
  if (decision.kind === 'stop') {
    await settleClaim(database, reminder, { status: 'stopped', reason: decision.reason });
    return;
  }
  if (decision.kind === 'skip' || !step) {
    const reason = decision.kind === 'skip' ? decision.reason : 'condition';
    await database.transaction(async (trx) => {
      if (await settleClaim(trx, reminder, { status: 'skipped', reason })) {
        await planNext(trx, reminder, now());
      }
    });
    return;
  }
  const sender = await senderOf(database, sequence, subject);
  await SENDERS[step.channel]({ reminder, sequence, step, subject, sender }, context);
}
