import type { MailOutcome, MailTemplate } from '@ia/directus-kit/jobs/mail-templates';
import type { Unit } from '@ia/directus-kit/writing/unit';
import { composeLetter, unsubscribeHeaders } from '@ia/providers/mail';
import { endOrRetry } from './end-or-retry.ts';
import { loadClaimedWork } from './load-work.ts';
import { recordSent } from './record-sent.ts';
import type { ReminderEnv } from './reminder-env.ts';
import type { ReminderWork } from './reminder-work.ts';
import { settleDecision } from './settle-decision.ts';
import { settleClaim } from './store/reminders.ts';
import { unsubscribeAddress } from './unsubscribe-address.ts';
import { writeStep } from './write-step.ts';

export const REMINDER_MAIL = 'reminder';

/** A step of a sequence in the queue of mails: decided again when it leaves, settled with its mail. */
export function reminderMail(env: ReminderEnv): MailTemplate {
  return {
    name: REMINDER_MAIL,
    triesOnce: true,
    async write({ data }, { database }) {
      const claimed = await loadClaimedWork(database, data.reminder ?? '');
      const { decision, work } = claimed?.decided ?? {};
      if (decision?.kind !== 'send' || !work) return null;
      const { reminder, step, subject, sender } = work;
      const written = writeStep(step, subject, sender.name);
      const unsubscribeUrl = unsubscribeAddress(env, reminder.id, written.locale);
      const letter = composeLetter({ ...written, unsubscribeUrl });
      return { ...letter, headers: unsubscribeHeaders(unsubscribeUrl) };
    },
    settled: ({ data }, outcome, unit, { now }) =>
      settleReminder(unit, data.reminder ?? '', { outcome, now: now() }),
  };
}

async function settleReminder(
  unit: Unit,
  id: string,
  { outcome, now }: { readonly outcome: MailOutcome; readonly now: Date },
): Promise<void> {
  const claimed = await loadClaimedWork(unit.trx, id);
  if (!claimed?.decided) return;
  const { reminder, decided } = claimed;
  const { decision, work } = decided;
  if (outcome.status === 'failed') {
    await endOrRetry(unit.trx, reminder, { ...outcome, now });
  } else if (outcome.status === 'uncertain') {
    await endOrRetry(unit.trx, reminder, { reason: 'uncertain', note: null, now });
  } else if (outcome.status === 'skipped' || !work) {
    await settleDecision(unit.trx, reminder, { decision, now });
  } else {
    await tellSent(unit, work, now);
  }
}

function tellSent(unit: Unit, work: ReminderWork, now: Date): Promise<void> {
  const { reminder, step, subject, sender } = work;
  const written = writeStep(step, subject, sender.name);
  return recordSent(unit, work, {
    now,
    settle: (trx, activity) =>
      settleClaim(trx, reminder, { status: 'sent', sent_at: now, activity }),
    activity: {
      type: 'email',
      status: 'done',
      subject: written.subject,
      body: written.body,
      external_id: `mail:${reminder.message_id?.slice(1, -1)}`,
    },
  });
}
