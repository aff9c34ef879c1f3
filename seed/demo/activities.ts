import { between } from '../lib/random.ts';
import { contactId } from './contacts.ts';
import { at, type DemoContext, demoId } from './context.ts';
import type { DemoDeal } from './deals.ts';

type Type = 'call' | 'email' | 'meeting' | 'note';

interface Story {
  readonly type: Type;
  readonly subject: string;
  readonly body: string | null;
}

/** What usually happens in each stage, in order. */
const stories: Readonly<Record<string, readonly Story[]>> = {
  prospect: [story('call', 'Premier échange téléphonique', 'Besoin confirmé, budget à préciser.')],
  meeting: [
    story('email', 'Invitation au rendez-vous de découverte', null),
    story(
      'meeting',
      'Rendez-vous de découverte',
      'Irritants relevés, gain estimé à une demi-journée par semaine.',
    ),
  ],
  proposal: [
    // Oldest last: the report comes before what it led to.
    story('email', 'Envoi de la proposition', 'Proposition envoyée avec deux options.'),
    story('note', 'Compte rendu du rendez-vous', 'Périmètre validé, décision en deux semaines.'),
  ],
  audit: [story('meeting', 'Entretien d’audit', 'Volumes et exceptions relevés avec l’équipe.')],
  negotiation: [story('call', 'Point sur les conditions', 'Échéancier demandé en trois fois.')],
  won: [story('note', 'Accord reçu', 'Bon pour accord signé, passage à la livraison.')],
  lost: [story('note', 'Affaire close', 'Garder le contact pour l’an prochain.')],
};

/** Meetings to come: company and name of the deal, day, hour, subject. */
const meetings: readonly (readonly [deal: string, day: number, hour: number, subject: string])[] = [
  ['Automatisation des plannings', 0, 10, 'Revue du devis avec la direction'],
  ['Agent de la réception de nuit', 0, 14, 'Démonstration de l’agent'],
  ['Relance des loyers', 0, 11, 'Restitution de l’audit'],
  ['Agent de commande des restaurateurs', 0, 16, 'Découverte des usages'],
  ['Audit IA de l’atelier', 1, 9, 'Visite de l’atelier'],
  ['Lecture des bons de commande export', 1, 15, 'Présentation de la proposition'],
  ['Prévision des commandes de farine', 2, 10, 'Restitution des constats'],
  ['Agent des questions clients', 3, 17, 'Accord des associés'],
];

export function activityRows(context: DemoContext, deals: readonly DemoDeal[]) {
  return [
    ...deals.flatMap((deal) => pastActivities(context, deal)),
    ...plannedMeetings(context, deals),
  ];
}

function pastActivities(context: DemoContext, deal: DemoDeal) {
  return deal.steps.flatMap((step, stepIndex) =>
    (stories[step.stage] ?? []).map((one, index) => {
      const minutes = between(context.random, 5, 55) + index * 60;
      const instant = new Date(Date.parse(step.at) - minutes * 60_000).toISOString();
      return activity(deal, { ...one, key: `${stepIndex}/${index}`, at: instant, status: 'done' });
    }),
  );
}

function plannedMeetings(context: DemoContext, deals: readonly DemoDeal[]) {
  return meetings.map(([name, offset, hour, subject]) => {
    const deal = deals.find(({ plan }) => plan.name === name);
    if (!deal) throw new Error(`The demo has no deal called ${name}`);
    const instant = at(context, offset, hour);
    return activity(deal, {
      type: 'meeting',
      subject,
      body: null,
      key: 'planned',
      at: instant,
      status: 'planned',
    });
  });
}

function activity(
  { id, plan, owner }: DemoDeal,
  it: Story & { readonly key: string; readonly at: string; readonly status: string },
) {
  return {
    id: demoId('activity', `${id}/${it.key}`),
    type: it.type,
    subject: it.subject,
    body: it.body,
    occurred_at: it.at,
    status: it.status,
    account: demoId('account', plan.company),
    deal: id,
    contact: contactId(plan.company, 0),
    owner,
    visibility: 'shared',
    origin: 'manual',
    date_created: it.at,
    user_created: owner,
  };
}

function story(type: Type, subject: string, body: string | null): Story {
  return { type, subject, body };
}
