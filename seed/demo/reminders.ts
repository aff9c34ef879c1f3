import { sequenceId, stepId } from '../reference/reminder-sequences.ts';
import { contactId } from './contacts.ts';
import { at, type DemoContext, demoId } from './context.ts';
import type { DemoDeal } from './deals.ts';

const contactStep = (position: number) => demoId('reminder-step', `contact/${position}`);

/** One sequence of the agency's own, begun by hand. */
export const reminderSequenceRows = () => [
  {
    id: demoId('reminder-sequence', 'contact'),
    name: 'Prise de contact',
    is_active: true,
    target: 'lead',
    trigger: 'manual',
    work_days: ['1', '2', '3', '4', '5'],
  },
];

export const reminderStepRows = () =>
  [
    {
      delay_days: 3,
      subject: 'Votre projet d’automatisation',
      body: 'Bonjour {{first_name}},\n\nNous nous sommes parlé récemment. Quelle tâche aimeriez-vous ne plus faire à la main chez {{company}} ?\n\nBien à vous,\n{{sender}}',
    },
    {
      delay_days: 5,
      subject: 'Un exemple proche de votre métier',
      body: 'Bonjour {{first_name}},\n\nUne entreprise comme {{company}} gagne aujourd’hui une demi-journée par semaine. Je vous montre en vingt minutes ?\n\nBien à vous,\n{{sender}}',
    },
  ].map((step, index) => ({
    id: contactStep(index + 1),
    sequence: demoId('reminder-sequence', 'contact'),
    position: index + 1,
    channel: 'mail',
    conditions: [],
    ...step,
  }));

/** Sequences at work: a proposal reminded of once, the next mail to come; a lead about to be written to. */
export function reminderRows(context: DemoContext, deals: readonly DemoDeal[]) {
  const deal = deals.find(
    ({ plan }) => plan.company === 'tilleuls' && !('wonFor' in plan || 'lostFor' in plan),
  );
  if (!deal) throw new Error('The demo has no open deal of « tilleuls ».');
  const ofDeal = {
    enrolment: demoId('enrolment', 'proposal'),
    sequence: sequenceId('proposal'),
    lead: null,
    deal: deal.id,
    contact: contactId(deal.plan.company, 0),
    enrolled_at: at(context, -4, 10, 20),
    user_created: deal.owner,
  };
  const ofLead = {
    enrolment: demoId('enrolment', 'lead'),
    sequence: demoId('reminder-sequence', 'contact'),
    lead: demoId('lead', 7),
    deal: null,
    contact: null,
    enrolled_at: at(context, -1, 16, 5),
    user_created: context.users.sales,
  };
  return [
    line(ofDeal, {
      step: stepId('proposal', 1),
      position: 1,
      status: 'sent',
      due_at: at(context, -1, 10, 20),
    }),
    line(ofDeal, {
      step: stepId('proposal', 2),
      position: 2,
      status: 'planned',
      due_at: at(context, 4, 10, 20),
    }),
    line(ofLead, {
      step: contactStep(1),
      position: 1,
      status: 'planned',
      due_at: at(context, 2, 16, 5),
    }),
  ];
}

function line<Enrolment extends { readonly enrolment: string }>(
  enrolment: Enrolment,
  step: {
    readonly step: string;
    readonly position: number;
    readonly status: 'sent' | 'planned';
    readonly due_at: string;
  },
) {
  const { position, status, due_at } = step;
  const isSent = status === 'sent';
  return {
    id: demoId('reminder', `${enrolment.enrolment}/${position}`),
    ...enrolment,
    step: step.step,
    position,
    channel: 'mail',
    status,
    due_at,
    sent_at: isSent ? due_at : null,
    settled_at: isSent ? due_at : null,
    attempts: isSent ? 1 : 0,
    date_created: due_at,
  };
}
