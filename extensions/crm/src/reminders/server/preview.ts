import { DomainError } from '@ia/core';
import { decideReminder, findStop } from '@ia/core/reminders/decide-reminder';
import { dueInstant } from '@ia/core/reminders/working-hours';
import type { Knex } from 'knex';
import type { Preview, PreviewedStep } from '../contract.ts';
import { type Enrolment, usableSequence } from './enrol.ts';
import { loadSteps } from './store/reminder-sequences.ts';
import { factsOf, loadSubject } from './store/reminder-subjects.ts';
import { senderOf } from './store/sender.ts';
import { writeStep } from './write-step.ts';

/** What a sequence would send to this lead or this deal, and when. Nothing is written. */
export async function preview(
  database: Knex,
  asked: Omit<Enrolment, 'accountability'>,
): Promise<Preview> {
  const sequence = await usableSequence(database, asked);
  const [steps, row] = await Promise.all([
    loadSteps(database, sequence.id),
    loadSubject(database, asked.subject, asked.now),
  ]);
  if (!row) throw new DomainError('NOT_FOUND');
  const facts = factsOf(row);
  const sender = await senderOf(database, sequence, row);
  let from = asked.now;
  const previewed = steps.map((step): PreviewedStep => {
    from = dueInstant(from, step.delayDays, sequence.hours);
    const decision = decideReminder(facts, sequence.stops, step);
    const { subject, body } = writeStep(step, row, sender.name);
    return {
      position: step.position,
      channel: step.channel,
      due_at: from.toISOString(),
      subject,
      body,
      skipped: decision.kind === 'skip' ? decision.reason : null,
    };
  });
  const [first] = steps;
  return {
    sequence: { id: sequence.id, name: sequence.name },
    sender: sender.name,
    recipient: row.address,
    stop: first ? findStop(facts, sequence.stops, first.channel) : null,
    steps: previewed,
  };
}
