import { DomainError } from '@ia/core';
import type { Unit } from '@ia/directus-kit/writing/unit';
import type { SettleBody } from '../contract.ts';
import { recordSent, type Sent } from './record-sent.ts';
import { findSequence, loadSteps } from './store/reminder-sequences.ts';
import { loadSubject } from './store/reminder-subjects.ts';
import { type Reminder, settleFailed, subjectOf } from './store/reminders.ts';
import { senderOf } from './store/sender.ts';
import { writeStep } from './write-step.ts';

/** `sent`: it did leave, the sequence goes on; `again`: it did not, it is to leave now. */
export interface Settlement extends SettleBody {
  readonly now: Date;
}

/**
 * What a person found out of a step nobody knew the end of, or that its provider could not take.
 * @throws REMINDER_STATE when there is nothing to find out
 */
export async function settleUncertain(
  unit: Unit,
  reminder: Reminder,
  { outcome, now }: Settlement,
): Promise<void> {
  if (reminder.status !== 'failed') throw new DomainError('REMINDER_STATE');
  if (outcome === 'sent') return tellSent(unit, reminder, now);
  const again = { status: 'planned', due_at: now, sending_at: null } as const;
  if (!(await settleFailed(unit.trx, reminder.id, again))) throw new DomainError('REMINDER_STATE');
}

async function tellSent(unit: Unit, reminder: Reminder, now: Date): Promise<void> {
  const { trx } = unit;
  const [sequence, subject, steps] = await Promise.all([
    findSequence(trx, reminder.sequence),
    loadSubject(trx, subjectOf(reminder), reminder.enrolled_at),
    loadSteps(trx, reminder.sequence),
  ]);
  if (!sequence || !subject) throw new DomainError('REMINDER_STATE');
  const sender = await senderOf(trx, sequence, subject);
  const step = steps.find(({ id }) => id === reminder.step);
  const written = step ? writeStep(step, subject, sender.name) : { subject: '', body: '' };
  const sent: Sent = {
    now,
    settle: (within, activity) =>
      settleFailed(within, reminder.id, {
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
  await recordSent(unit, { reminder, subject, sender }, sent);
}

function keyOf({ id, message_id, channel }: Reminder): string {
  if (!message_id) return `reminder:${id}`;
  return channel === 'mail' ? `mail:${message_id.slice(1, -1)}` : `whatsapp:${message_id}`;
}
