import { DomainError } from '@ia/core';
import { type ExtensionContext, recordAudit, type SignedIn } from '@ia/directus-kit';
import { asSystem } from '@ia/directus-kit/writing/as-system';
import { recordSent, type Sent } from './record-sent.ts';
import { findSequence, loadSteps } from './store/reminder-sequences.ts';
import { loadSubject } from './store/reminder-subjects.ts';
import { type Reminder, settleFailed, subjectOf } from './store/reminders.ts';
import { senderOf } from './store/sender.ts';
import { writeStep } from './write-step.ts';

export interface Settlement {
  /** `sent`: it did leave, the sequence goes on; `again`: it did not, it is to leave now. */
  readonly outcome: 'sent' | 'again';
  readonly accountability: SignedIn;
  readonly now: Date;
}

/**
 * What a person found out of a step nobody knew the end of, or that its provider could not take.
 * @throws REMINDER_STATE when there is nothing to find out
 */
export async function settleUncertain(
  context: ExtensionContext,
  reminder: Reminder,
  { outcome, accountability, now }: Settlement,
): Promise<void> {
  const { database } = context;
  if (reminder.status !== 'failed') throw new DomainError('REMINDER_STATE');
  if (outcome === 'again') {
    const again = { status: 'planned', due_at: now, sending_at: null } as const;
    if (!(await settleFailed(database, reminder.id, again)))
      throw new DomainError('REMINDER_STATE');
  } else {
    await tellSent(context, reminder, now);
  }
  await recordAudit(database, {
    action: 'reminder.settled',
    collection: 'reminders',
    subject: reminder.id,
    data: { outcome },
    accountability,
  });
}

async function tellSent(context: ExtensionContext, reminder: Reminder, now: Date): Promise<void> {
  const { database } = context;
  const [sequence, subject, steps] = await Promise.all([
    findSequence(database, reminder.sequence),
    loadSubject(database, subjectOf(reminder), reminder.enrolled_at),
    loadSteps(database, reminder.sequence),
  ]);
  if (!sequence || !subject) throw new DomainError('REMINDER_STATE');
  const sender = await senderOf(database, sequence, subject);
  const step = steps.find(({ id }) => id === reminder.step);
  const written = step ? writeStep(step, subject, sender.name) : { subject: '', body: '' };
  const sent: Sent = {
    now,
    settle: (trx, activity) =>
      settleFailed(trx, reminder.id, {
        status: 'sent',
        sent_at: reminder.sending_at ?? now,
        activity,
      }),
    activity: {
      type: reminder.channel === 'mail' ? 'email' : 'note',
      status: 'done',
      subject: written.subject || sequence.name,
      body: written.body,
      external_id: keyOf(reminder),
    },
  };
  await asSystem(context, (unit) => recordSent(unit, { reminder, subject, sender }, sent));
}

function keyOf({ id, message_id, channel }: Reminder): string {
  if (!message_id) return `reminder:${id}`;
  return channel === 'mail' ? `mail:${message_id.slice(1, -1)}` : `whatsapp:${message_id}`;
}
