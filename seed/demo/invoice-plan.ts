import type { DemoProject } from './projects.ts';

export interface PlannedLine {
  readonly description: string;
  /** Cents, before tax; every line of the demo has a quantity of one. */
  readonly amount: number;
}

export interface PlannedInvoice {
  readonly project: DemoProject;
  readonly part: string;
  readonly type: 'invoice' | 'deposit';
  /** Days from today; null while it is a draft. */
  readonly issued: number | null;
  readonly lines: readonly PlannedLine[];
}

const DEPOSIT_PERCENT = 30;

/**
 * What each sold project is invoiced: a deposit when it is won and the rest when it is delivered;
 * a subscription, every month.
 */
export function plannedInvoices(projects: readonly DemoProject[]): PlannedInvoice[] {
  return projects.flatMap((project) =>
    project.won.offer === 'maintenance' ? monthly(project) : inTwoParts(project),
  );
}

function inTwoParts(project: DemoProject): PlannedInvoice[] {
  const { won, progress } = project;
  const total = won.euros * 100;
  const deposit = Math.round((total * DEPOSIT_PERCENT) / 100);
  const first: PlannedInvoice = {
    project,
    part: 'deposit',
    type: 'deposit',
    issued: 1 - won.wonFor,
    lines: [{ description: `Acompte de ${DEPOSIT_PERCENT} %, ${won.name}`, amount: deposit }],
  };
  const balance = {
    project,
    part: 'balance',
    type: 'invoice',
    lines: balanceLines(project, total - deposit),
  } as const;
  if (progress.status === 'delivered' || progress.status === 'closed') {
    return [first, { ...balance, issued: deliveredOn(project) }];
  }
  return progress.status === 'active' ? [first, { ...balance, issued: null }] : [first];
}

function balanceLines({ won }: DemoProject, amount: number): PlannedLine[] {
  const making = Math.round((amount * 80) / 100);
  return [
    { description: `Solde, ${won.name} : conception et réalisation`, amount: making },
    { description: `Solde, ${won.name} : mise en service et formation`, amount: amount - making },
  ];
}

/** Two days after the planned end, and never in the days to come. */
function deliveredOn({ won, plan }: DemoProject): number {
  const days = (Date.parse(plan.project.due_on) - Date.parse(plan.project.starts_on)) / 86_400_000;
  return Math.min(days + 2 - won.wonFor, -1);
}

function monthly(project: DemoProject): PlannedInvoice[] {
  const { won } = project;
  const amount = Math.round((won.euros * 100) / 12);
  const months = Math.floor(won.wonFor / 30);
  return Array.from({ length: months }, (_, month) => ({
    project,
    part: `month/${month}`,
    type: 'invoice' as const,
    issued: (month + 1) * 30 - won.wonFor,
    lines: [{ description: `${won.name}, mois ${month + 1}`, amount }],
  }));
}
