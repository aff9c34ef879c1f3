import { addDays, type StageKey, stageKeys } from '@ia/core';
import { between } from '../lib/random.ts';
import { type CompanyKey, companies } from './accounts.ts';
import { contactId } from './contacts.ts';
import { at, type DemoContext, day, demoId } from './context.ts';
import { type LostDeal, lostDeals, type OpenDeal, type WonDeal, wonDeals } from './deal-plan.ts';
import { offers } from './offers.ts';
import { openDeals } from './open-deals.ts';

export interface Step {
  readonly stage: StageKey;
  readonly at: string;
}

/** A deal of the demo with its way through the stages, the last one being where it stands. */
export interface DemoDeal {
  readonly id: string;
  readonly plan: OpenDeal | WonDeal | LostDeal;
  readonly steps: readonly Step[];
  readonly owner: string;
}

const open: readonly StageKey[] = stageKeys.filter((key) => key !== 'won' && key !== 'lost');

export function demoDeals(context: DemoContext): readonly DemoDeal[] {
  const won = wonDeals.map((plan) => ({ plan, path: wonPath(plan), closedFor: plan.wonFor }));
  const lost = lostDeals.map((plan) => ({ plan, path: lostPath(plan), closedFor: plan.lostFor }));
  const running = openDeals.map((plan) => ({ plan, path: pathTo(plan.stage), closedFor: null }));
  return [...won, ...lost, ...running].map(({ plan, path, closedFor }) => ({
    id: dealId(plan.company, plan.name),
    plan,
    steps: walk(context, { path, age: plan.age, closedFor }),
    owner: context.users[companies[plan.company].owner],
  }));
}

export function dealId(company: CompanyKey, name: string): string {
  return demoId('deal', `${company}/${name}`);
}

/** Deals as they were on their first day: `dealMoves` then walks them to where they stand. */
export function dealRows(context: DemoContext, deals: readonly DemoDeal[]) {
  return deals.map(({ id, plan, steps, owner }, index) => {
    const next = 'next' in plan ? plan.next : null;
    return {
      id,
      name: plan.name,
      account: demoId('account', plan.company),
      contact: contactId(plan.company, 0),
      offer: demoId('offer', plan.offer),
      stage: steps[0]?.stage,
      stage_entered_at: steps[0]?.at,
      amount: plan.euros * 100,
      currency: 'EUR',
      expected_close_on: expectedClose(context, plan),
      opened_on: day(context, -plan.age),
      owner,
      next_action: next ? next[0] : null,
      next_action_at: next ? at(context, next[1], next[1] === 0 ? 17 : 11, (index % 4) * 15) : null,
      scope: offers[plan.offer].description,
      position: index + 1,
      origin: 'manual',
      date_created: steps[0]?.at,
      user_created: owner,
    };
  });
}

/** The moves of every deal, one list per rank: the database writes the history from them. */
export function dealMoves(context: DemoContext, deals: readonly DemoDeal[]) {
  // A deal goes through the open stages at most, then closes.
  return stageKeys.map((_, rank) =>
    deals.flatMap(({ id, plan, steps, owner }) => {
      const step = steps[rank + 1];
      if (!step) return [];
      const isLost = step.stage === 'lost' && 'reason' in plan;
      return {
        id,
        stage: step.stage,
        at: step.at,
        owner,
        closed_on: closedOn(context, { plan, stage: step.stage }),
        loss_reason: isLost ? plan.reason : null,
        loss_note: isLost ? plan.note : null,
      };
    }),
  );
}

function closedOn(
  context: DemoContext,
  { plan, stage }: { readonly plan: DemoDeal['plan']; readonly stage: StageKey },
) {
  if (stage === 'won' && 'wonFor' in plan) return day(context, -plan.wonFor);
  return stage === 'lost' && 'lostFor' in plan ? day(context, -plan.lostFor) : null;
}

function expectedClose(context: DemoContext, plan: DemoDeal['plan']) {
  if ('closesIn' in plan) return day(context, plan.closesIn);
  const closed = day(context, 'wonFor' in plan ? -plan.wonFor : -plan.lostFor);
  return addDays(closed, between(context.random, -6, 9));
}

/** An audit already sold is not audited again before the price is agreed. */
function wonPath({ offer }: WonDeal): StageKey[] {
  return [...open.filter((stage) => stage !== 'audit' || offer === 'agent'), 'won'];
}

function lostPath({ lostFrom }: LostDeal): StageKey[] {
  return [...pathTo(lostFrom), 'lost'];
}

function pathTo(stage: StageKey): StageKey[] {
  return open.slice(0, open.indexOf(stage) + 1);
}

/** The stages spread over the life of the deal; a closed one ends on the day it was closed. */
function walk(
  context: DemoContext,
  deal: {
    readonly path: readonly StageKey[];
    readonly age: number;
    readonly closedFor: number | null;
  },
): Step[] {
  const { path, age, closedFor } = deal;
  const span = age - (closedFor ?? 0);
  const slices = closedFor === null ? path.length : path.length - 1;
  return path.map((stage, index) => {
    const daysIn = Math.floor((span * index) / Math.max(slices, 1));
    return { stage, at: at(context, daysIn - age, 9 + index, between(context.random, 0, 59)) };
  });
}
