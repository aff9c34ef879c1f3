import { randomUUID } from 'node:crypto';
import { DomainError } from '@ia/core';
import { findStop } from '@ia/core/reminders/decide-reminder';
import { planNext } from '@ia/core/reminders/plan-next';
import { recordAudit, requestLocale, type SignedIn } from '@ia/directus-kit';
import type { Knex } from 'knex';
import type { Begun } from '../contract.ts';
import { reasonTexts } from '../reason-texts.ts';
import { findSequence, loadSteps, type Sequence } from './store/reminder-sequences.ts';
import { factsOf, loadSubject, type Subject } from './store/reminder-subjects.ts';
import { insertFirst } from './store/reminders.ts';

export interface Enrolment {
  readonly sequence: string;
  readonly subject: Subject;
  readonly accountability: SignedIn;
  readonly now: Date;
}

/**
 * Begins a sequence for somebody who may change the lead or the deal.
 * @throws SEQUENCE_OTHER_TARGET, SEQUENCE_EMPTY, REMINDER_RUNNING, REMINDER_STOPPED with its reason
 */
export async function enrol(database: Knex, asked: Enrolment): Promise<Begun> {
  const { subject, accountability, now } = asked;
  const sequence = await usableSequence(database, asked);
  const steps = await loadSteps(database, sequence.id);
  const first = planNext({ steps, after: null, hours: sequence.hours, now });
  if (!first) throw new DomainError('SEQUENCE_EMPTY', { field: 'sequence' });
  const row = await loadSubject(database, subject, now);
  if (!row) throw new DomainError('NOT_FOUND');
  const stop = findStop(factsOf(row), sequence.stops, first.step.channel);
  if (stop) throw new DomainError('REMINDER_STOPPED', { hint: reasonTexts[stop][requestLocale()] });
  const enrolment = randomUUID();
  return database.transaction(async (trx) => {
    const user = accountability.user;
    const begun = { enrolment, sequence, first, subject, contact: row.contact, user, now };
    const id = await insertFirst(trx, begun);
    if (!id) throw new DomainError('REMINDER_RUNNING');
    await recordAudit(trx, {
      action: 'reminder.started',
      collection: subject.of === 'lead' ? 'leads' : 'deals',
      subject: subject.id,
      account: row.account,
      data: { sequence: sequence.id, enrolment },
      accountability,
    });
    return { enrolment, reminder: id };
  });
}

/** @throws SEQUENCE_OTHER_TARGET for one that is off, gone or meant for something else */
export async function usableSequence(
  database: Knex,
  { sequence: id, subject }: Pick<Enrolment, 'sequence' | 'subject'>,
): Promise<Sequence> {
  const sequence = await findSequence(database, id);
  if (!sequence?.isActive || sequence.target !== subject.of) {
    throw new DomainError('SEQUENCE_OTHER_TARGET', { field: 'sequence' });
  }
  return sequence;
}
