import { randomUUID } from 'node:crypto';
import type {
  ReminderChannel,
  ReminderReason,
  ReminderStatus,
  StopReason,
} from '@ia/core/reminders/reminder-words';
import type { Knex } from 'knex';
import type { Sequence, Step } from './reminder-sequences.ts';
import type { Subject } from './reminder-subjects.ts';

/** One step of a sequence at work on somebody. */
export interface Reminder {
  readonly id: string;
  readonly enrolment: string;
  readonly sequence: string;
  readonly step: string | null;
  readonly position: number;
  readonly channel: ReminderChannel;
  readonly lead: string | null;
  readonly deal: string | null;
  readonly contact: string | null;
  readonly status: ReminderStatus;
  readonly reason: ReminderReason | null;
  readonly enrolled_at: Date;
  readonly due_at: Date;
  readonly attempts: number;
  readonly message_id: string | null;
  readonly claim_token: string | null;
  readonly sending_at: Date | null;
  readonly user_created: string | null;
}

export const subjectOf = ({ lead, deal }: Pick<Reminder, 'lead' | 'deal'>): Subject =>
  lead ? { of: 'lead', id: lead } : { of: 'deal', id: deal ?? '' };

/** As `planNext` of core says. */
export interface PlannedStep {
  readonly step: Step;
  readonly dueAt: Date;
}

export interface NewEnrolment {
  readonly enrolment: string;
  readonly sequence: Sequence;
  readonly first: PlannedStep;
  readonly subject: Subject;
  readonly contact: string | null;
  readonly user: string | null;
  readonly now: Date;
}

/** The first step of a sequence; null when that sequence is at work there already. */
export async function insertFirst(knex: Knex, begun: NewEnrolment): Promise<string | null> {
  const { enrolment, sequence, first, subject, contact, user, now } = begun;
  const { step, dueAt } = first;
  const rows = await knex('reminders')
    .insert({
      id: randomUUID(),
      enrolment,
      sequence: sequence.id,
      step: step.id,
      position: step.position,
      channel: step.channel,
      [subject.of]: subject.id,
      contact,
      due_at: dueAt,
      enrolled_at: now,
      status: 'planned',
      attempts: 0,
      user_created: user,
      date_created: now,
    })
    .onConflict()
    .ignore()
    .returning<{ id: string }[]>('id');
  return rows[0]?.id ?? null;
}

/** The step that comes after a settled one, unless it is there already. */
export async function insertAfter(
  knex: Knex,
  reminder: Reminder,
  { step, dueAt }: PlannedStep,
  now: Date,
): Promise<void> {
  await knex('reminders')
    .insert({
      id: randomUUID(),
      enrolment: reminder.enrolment,
      sequence: reminder.sequence,
      step: step.id,
      position: step.position,
      channel: step.channel,
      lead: reminder.lead,
      deal: reminder.deal,
      contact: reminder.contact,
      due_at: dueAt,
      enrolled_at: reminder.enrolled_at,
      status: 'planned',
      attempts: 0,
      user_created: reminder.user_created,
      date_created: now,
    })
    .onConflict()
    .ignore();
}

export async function findReminder(knex: Knex, id: string): Promise<Reminder | null> {
  return (await knex('reminders').where({ id }).first<Reminder | undefined>()) ?? null;
}

/** Any step of a sequence at work: they all hang on the same lead or deal. */
export async function findByEnrolment(knex: Knex, enrolment: string): Promise<Reminder | null> {
  return (await knex('reminders').where({ enrolment }).first<Reminder | undefined>()) ?? null;
}

interface Stop {
  readonly reason: StopReason;
  readonly note?: string | null;
  readonly now: Date;
}

/** Ends the sequences that have these steps open and not in anybody's hands. */
export async function stopPlanned(
  knex: Knex,
  where: Readonly<Record<string, string>>,
  { reason, note, now }: Stop,
): Promise<string[]> {
  const rows = await knex('reminders')
    .where({ ...where, status: 'planned' })
    .update({ status: 'stopped', reason, note: note ?? null, settled_at: now })
    .returning<{ id: string }[]>('id');
  return rows.map(({ id }) => id);
}

interface Outcome {
  readonly status: 'sent' | 'skipped' | 'stopped' | 'failed' | 'planned';
  readonly reason?: ReminderReason | null;
  readonly note?: string | null;
  readonly due_at?: Date;
  readonly sent_at?: Date;
  readonly activity?: string | null;
}

/** Lets go of a claimed step, whatever became of it. @returns false when it was lost meanwhile */
export async function settleClaim(
  knex: Knex,
  { id, claim_token }: Pick<Reminder, 'id' | 'claim_token'>,
  outcome: Outcome,
): Promise<boolean> {
  const isOver = outcome.status !== 'planned';
  const changed = await knex('reminders')
    .where({ id, claim_token, status: 'claimed' })
    .update({
      ...outcome,
      claim_token: null,
      settled_at: isOver ? knex.fn.now() : null,
      // Back in the line, it has not been handed over: it does not count for the day.
      ...(!isOver && { sending_at: null, claimed_at: null }),
    });
  return changed === 1;
}

/** Settles a step that waited for a person. @returns false when it was settled meanwhile */
export async function settleFailed(knex: Knex, id: string, outcome: Settled): Promise<boolean> {
  const changed = await knex('reminders')
    .where({ id, status: 'failed' })
    .update({
      ...outcome,
      reason: null,
      settled_at: outcome.status === 'planned' ? null : knex.fn.now(),
    });
  return changed === 1;
}

interface Settled {
  readonly status: 'sent' | 'planned';
  readonly sent_at?: Date;
  readonly activity?: string;
  readonly due_at?: Date;
  readonly sending_at?: null;
}

interface Handover {
  readonly messageId: string | null;
  readonly recipient: string;
  readonly contact: string | null;
  readonly now: Date;
}

/** Notes, before anything leaves, that it is about to, and under which name. */
export async function markSending(
  knex: Knex,
  { id, claim_token }: Reminder,
  { messageId, recipient, contact, now }: Handover,
): Promise<boolean> {
  const changed = await knex('reminders')
    .where({ id, claim_token, status: 'claimed' })
    .update({ sending_at: now, message_id: messageId, recipient, contact });
  return changed === 1;
}

/** The Message-ID of the mail before in the same sequence, for readers to show both together. */
export async function findPreviousMessage(
  knex: Knex,
  { enrolment, id }: Pick<Reminder, 'enrolment' | 'id'>,
): Promise<string | null> {
  const row = await knex('reminders')
    .where({ enrolment, channel: 'mail', status: 'sent' })
    .whereNot({ id })
    .orderBy('position', 'desc')
    .first<{ message_id: string | null } | undefined>('message_id');
  return row?.message_id ?? null;
}

/** The name a provider gave to what it took. */
export async function nameMessage(
  knex: Knex,
  { id, claim_token }: Pick<Reminder, 'id' | 'claim_token'>,
  messageId: string,
): Promise<void> {
  await knex('reminders').where({ id, claim_token }).update({ message_id: messageId });
}
