import { createHash } from 'node:crypto';
import { findStop } from '@ia/core/reminders/decide-reminder';
import { planNext } from '@ia/core/reminders/plan-next';
import { uuidOfHash } from '@ia/core/text/stable-id';
import type { DomainEvent, EventJob, ScheduledJob } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { findQuietDeals, findSilentLeads } from './store/quiet-subjects.ts';
import { findTriggered, loadSteps, type Sequence } from './store/reminder-sequences.ts';
import { factsOf, loadSubject, lockProposal, type Subject } from './store/reminder-subjects.ts';
import { findByEnrolment, insertFirst, type PlannedStep, stopPlanned } from './store/reminders.ts';

/**
 * A proposal went out: its reminders begin, from the latest one when there were others, and none when
 * it was withdrawn meanwhile.
 */
export const proposalJob: EventJob = {
  name: 'crm.remind-of-proposal',
  on: 'proposal.sent',
  async handle(event, { database, now }) {
    for (const sequence of await findTriggered(database, 'proposal_sent')) {
      const enrolment = enrolmentOf(event, sequence);
      if (await findByEnrolment(database, enrolment)) continue;
      const subject = { of: 'deal', id: event.subject } as const;
      await database.transaction(async (trx) => {
        if (!(await lockProposal(trx, event.subject))) return;
        const running = { sequence: sequence.id, deal: event.subject };
        await stopPlanned(trx, running, { reason: 'restarted', now: now() });
        const at = now();
        const first = await firstOf(trx, sequence, at);
        if (first) await begin(trx, { sequence, first, subject, enrolment, now: at });
      });
    }
  },
};

/** The same event begins the same sequence once, however often it is told. */
function enrolmentOf({ id }: Pick<DomainEvent, 'id'>, { id: sequence }: Sequence): string {
  const hex = createHash('sha256').update(`${id} ${sequence}`).digest('hex');
  return uuidOfHash(hex, { version: '5', variant: 'a' });
}

/** Every working morning: deals and leads nobody has heard of for as long as a sequence says. */
export const quietJob: ScheduledJob = {
  name: 'crm.remind-quiet',
  cron: '10 8 * * *',
  async handle(run, { database, now }) {
    for (const sequence of await findTriggered(database, 'stale_deal')) {
      const deals = await findQuietDeals(database, sequence, now());
      await beginAll(database, { run, sequence, now: now() }, deals.map(dealSubject));
    }
    for (const sequence of await findTriggered(database, 'silent_lead')) {
      const leads = await findSilentLeads(database, sequence, now());
      await beginAll(database, { run, sequence, now: now() }, leads.map(leadSubject));
    }
  },
};

const dealSubject = (id: string): Subject => ({ of: 'deal', id });
const leadSubject = (id: string): Subject => ({ of: 'lead', id });

interface Round {
  readonly run: { readonly id: string };
  readonly sequence: Sequence;
  readonly now: Date;
}

async function beginAll(database: Knex, round: Round, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return;
  const first = await firstOf(database, round.sequence, round.now);
  if (!first) return;
  for (const subject of subjects) {
    const enrolment = enrolmentOf({ id: `${round.run.id} ${subject.id}` }, round.sequence);
    await begin(database, { ...round, first, subject, enrolment });
  }
}

async function firstOf(knex: Knex, { id, hours }: Sequence, now: Date) {
  return planNext({ steps: await loadSteps(knex, id), after: null, hours, now });
}

interface Beginning {
  readonly sequence: Sequence;
  readonly first: PlannedStep;
  readonly subject: Subject;
  readonly enrolment: string;
  readonly now: Date;
}

/** Nothing begins for who has to be left in peace, nor beside the same sequence at work. */
async function begin(
  knex: Knex,
  { sequence, first, subject, enrolment, now }: Beginning,
): Promise<void> {
  const row = await loadSubject(knex, subject, now);
  if (!row || findStop(factsOf(row), sequence.stops, first.step.channel)) return;
  const contact = row.contact;
  await insertFirst(knex, { enrolment, sequence, first, subject, contact, user: null, now });
}
