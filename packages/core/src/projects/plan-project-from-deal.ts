import { addDays, civilDateOf } from '../time/civil-date.ts';
import type { MilestoneTemplate, ProjectTemplate, TaskTemplate } from './project-template.ts';
import { defaultProjectTemplate } from './project-template.ts';

export interface WonDeal {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  /** Cents; Directus sends bigints as strings and the plan passes them through untouched. */
  readonly amount: number | string;
  readonly currency: string;
  readonly scope?: string | null;
  /** What is promised to the account, before what the offer promises to everybody. */
  readonly account_sla_summary?: string | null;
  readonly trace_id?: string | null;
  /** Day of the win in Paris; null while the deal is only agreed on. */
  readonly won_on: string | null;
}

export interface SoldOffer {
  readonly id: string;
  readonly name: string;
  readonly sla_summary: string | null;
}

export interface ProjectPlanInput {
  readonly deal: WonDeal;
  readonly offer: SoldOffer | null;
  /** Already read by `parseProjectTemplate`; the default one when the offer has none. */
  readonly template: ProjectTemplate | null;
  readonly now: Date;
}

export type ProjectPlan = ReturnType<typeof planProjectFromDeal>;

/**
 * The project of a won deal: its rows without ids, tasks naming their milestone by position in
 * `milestones`. `sale` is null while the price may still move. It starts on the day of the win in Paris; every date is that day plus an offset.
 */
export function planProjectFromDeal({ deal, offer, template, now }: ProjectPlanInput) {
  const plan = template ?? defaultProjectTemplate;
  const startsOn = civilDateOf(now);
  const { account } = deal;
  return {
    project: {
      name: deal.name,
      account,
      deal: deal.id,
      offer: offer?.id ?? null,
      status: 'planned' as const,
      starts_on: startsOn,
      due_on: addDays(startsOn, plan.duration_days),
      description: deal.scope ?? null,
      sla_summary: deal.account_sla_summary?.trim() || (offer?.sla_summary ?? null),
      origin: 'system' as const,
      trace_id: deal.trace_id ?? null,
    },
    sale: deal.won_on === null ? null : saleOf(deal, offer, deal.won_on),
    milestones: plan.milestones.map((milestone, index) =>
      planMilestone({ milestone, sort: index + 1, account, startsOn }),
    ),
    tasks: plan.milestones
      .flatMap(({ tasks }, milestone) => tasks.map((task) => ({ task, milestone })))
      .map(({ task, milestone }, index) => ({
        milestone,
        ...planTask({ task, sort: index + 1, account, startsOn }),
      })),
  };
}

function saleOf(deal: WonDeal, offer: SoldOffer | null, soldOn: string) {
  return {
    sold_offer: offer?.name ?? null,
    sold_amount: deal.amount,
    sold_currency: deal.currency,
    sold_sla: offer?.sla_summary ?? null,
    sold_scope: deal.scope ?? null,
    sold_on: soldOn,
  };
}

interface Placed {
  readonly sort: number;
  readonly account: string;
  readonly startsOn: string;
}

function planMilestone(input: Placed & { readonly milestone: MilestoneTemplate }) {
  const { milestone, sort, account, startsOn } = input;
  return {
    account,
    name: milestone.name,
    description: milestone.description,
    due_on: addDays(startsOn, milestone.offset_days),
    status: 'todo' as const,
    sort,
  };
}

function planTask({ task, sort, account, startsOn }: Placed & { readonly task: TaskTemplate }) {
  const { offset_days, ...fields } = task;
  return {
    account,
    ...fields,
    due_on: addDays(startsOn, offset_days),
    status: 'todo' as const,
    sort,
  };
}
