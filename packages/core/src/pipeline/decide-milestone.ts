import { DomainError } from '../errors.ts';
import { civilDateOf, parseCivilDate } from '../time/civil-date.ts';
import type { MovingDeal, StageMove } from './decide-stage-move.ts';
import { decideStageMove } from './decide-stage-move.ts';
import type { DealFacts, MissingStep } from './stage-gates.ts';
import { findMissingStep } from './stage-gates.ts';
import { isMoveAllowed } from './stage-moves.ts';
import type { StageKey } from './stages.ts';
import { parseStage, stageKeys, stageType } from './stages.ts';

/** What a sale goes through besides meetings and notes. */
export const milestones = ['proposal_sent', 'audit_delivered', 'audit_validated'] as const;
export type Milestone = (typeof milestones)[number];

/** Those that hand something over: what was handed over, to whom and when is kept with them. */
export const provenMilestones = ['proposal_sent', 'audit_delivered'] as const;
export type ProvenMilestone = (typeof provenMilestones)[number];

export interface MilestoneInput {
  readonly deal: MovingDeal & { readonly account: string };
  readonly milestone: Milestone;
  /** Id of the file that was handed over; asked for by `provenMilestones`. */
  readonly attachment?: string | null;
  /** Who received it; asked for by `provenMilestones`. */
  readonly receiver?: { readonly account: string | null } | null;
  /** The civil day it happened on (Europe/Paris), today when it is not said. */
  readonly occurredOn?: string | null;
  /** `audit_validated` only: whether the client agrees to start, which starts the project. */
  readonly hasAgreement?: boolean | null;
  readonly actorRole: string;
  readonly now: Date;
}

export interface MilestoneDecision {
  /** When it happened. */
  readonly at: Date;
  /** Facts to write on the deal. */
  readonly facts: Partial<Record<keyof DealFacts, string>> & { readonly has_agreement?: boolean };
  /** The change of stage it brings at once; `null`: the deal stays where it is. */
  readonly move: StageMove | null;
  /** Why the deal stays although the milestone belongs to a later stage. */
  readonly missing: MissingStep | null;
}

const STAGES: Readonly<Record<Milestone, StageKey>> = {
  proposal_sent: 'proposal',
  audit_delivered: 'audit',
  audit_validated: 'audit',
};

/**
 * A proposal sent, an audit delivered or validated: what to write, and whether the deal goes to the
 * stage it belongs to by the same rules as any other move. A missing step keeps the deal where it
 * is, not the fact from being recorded.
 * @throws FORBIDDEN, DEAL_NOT_OPEN, AUDIT_REQUIRED, VALUE_REQUIRED (has_agreement, attachment, contact),
 * ACCOUNT_MISMATCH (contact), DATE_INVALID and VALUE_OUT_OF_RANGE (occurred_at)
 */
export function decideMilestone(input: MilestoneInput): MilestoneDecision {
  const { deal, milestone, actorRole, now } = input;
  const from = parseStage(deal.stage);
  if (!isMoveAllowed('open', 'open', actorRole)) throw new DomainError('FORBIDDEN');
  if (stageType(from) !== 'open') throw new DomainError('DEAL_NOT_OPEN', { field: 'stage' });
  const at = momentOf(input);
  if (isProven(milestone)) assertProven(input);
  const facts = factsOf(input, at);
  const to = STAGES[milestone];
  const told = { ...deal, ...facts };
  if (stageKeys.indexOf(to) <= stageKeys.indexOf(from))
    return { at, facts, move: null, missing: null };
  const missing = findMissingStep({ from, to, facts: told, now });
  const move = missing ? null : decideStageMove({ deal: told, to, actorRole, now, reasons: [] });
  return { at, facts, move, missing };
}

/**
 * Whether there is an audit to validate. A validation with the client's agreement starts a project and
 * lets the client in: it is not one click away from a deal nobody has worked on.
 */
export function hasAuditToValidate(deal: {
  readonly audit_delivered_at?: unknown;
  readonly taken_over_at?: unknown;
}): boolean {
  return Boolean(deal.audit_delivered_at ?? deal.taken_over_at);
}

export function isProven(milestone: string): milestone is ProvenMilestone {
  return provenMilestones.some((one) => one === milestone);
}

/** What the rules of advancement ask of a step is what somebody could show: the thing and its reader. */
function assertProven({ deal, attachment, receiver }: MilestoneInput): void {
  if (!attachment) throw required('attachment');
  if (!receiver) throw required('contact');
  if (receiver.account !== deal.account) {
    throw new DomainError('ACCOUNT_MISMATCH', { field: 'contact', collection: 'activities' });
  }
}

function required(field: string): DomainError {
  return new DomainError('VALUE_REQUIRED', { field, collection: 'activities' });
}

/** A day of the past counts from its noon: late enough for the day, early enough for what follows. */
function momentOf({ occurredOn, now }: MilestoneInput): Date {
  if (!occurredOn) return now;
  const day = parseCivilDate(occurredOn, { field: 'occurred_at' });
  const today = civilDateOf(now);
  if (day > today) {
    const place = { field: 'occurred_at', collection: 'activities' };
    throw new DomainError('VALUE_OUT_OF_RANGE', { ...place, hint: `≤ ${today}` });
  }
  return day === today ? now : new Date(`${day}T11:00:00.000Z`);
}

function factsOf(input: MilestoneInput, at: Date): MilestoneDecision['facts'] {
  const { deal, milestone, hasAgreement } = input;
  if (milestone === 'proposal_sent') return { proposal_sent_at: latest(deal.proposal_sent_at, at) };
  if (milestone === 'audit_delivered') {
    return { audit_delivered_at: latest(deal.audit_delivered_at, at) };
  }
  if (typeof hasAgreement !== 'boolean') {
    throw new DomainError('VALUE_REQUIRED', { field: 'has_agreement' });
  }
  if (!hasAuditToValidate(deal)) throw new DomainError('AUDIT_REQUIRED', { field: 'milestone' });
  return { audit_validated_at: at.toISOString(), has_agreement: hasAgreement };
}

/** A proposal of last week, recorded today, does not hide the one of yesterday. */
function latest(known: Date | string | null | undefined, at: Date): string {
  const former = known ? new Date(known) : at;
  return (former > at ? former : at).toISOString();
}
