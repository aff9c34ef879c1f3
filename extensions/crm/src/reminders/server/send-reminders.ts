import type { ReminderChannel } from '@ia/core/reminders/reminder-words';
import { type Claim, claimDue } from './claim-due.ts';
import { loadWork } from './load-work.ts';
import { noticeFailure } from './notice-failure.ts';
import { prepareLinkedinTask } from './prepare-task.ts';
import type { ReminderContext, SendStep } from './reminder-work.ts';
import { sendMailStep } from './send-mail.ts';
import { sendWhatsappStep } from './send-whatsapp.ts';
import { settleDecision } from './settle-decision.ts';
import { rescueClaims } from './store/reminder-claims.ts';

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
  const decided = await loadWork(database, reminder, sequence);
  if (!decided) return;
  const { decision, work: ready } = decided;
  if (decision.kind === 'send' && ready) return SENDERS[ready.step.channel](ready, context);
  await database.transaction((trx) => settleDecision(trx, reminder, { decision, now: now() }));
}
