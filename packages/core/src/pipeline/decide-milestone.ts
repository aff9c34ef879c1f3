import { DomainError } from '../errors.ts';
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

export interface MilestoneInput {
  readonly deal: MovingDeal;
  readonly milestone: Milestone;
  /** `audit_validated` only: whether the client agrees to start, which starts the project. */
  readonly hasAgreement?: boolean | null;
  readonly actorRole: string;
  readonly now: Date;
}

export interface MilestoneDecision {
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
 * @throws FORBIDDEN, DEAL_NOT_OPEN, VALUE_REQUIRED (has_agreement)
 */
export function decideMilestone(input: MilestoneInput): MilestoneDecision {
  const { deal, milestone, actorRole, now } = input;
  const from = parseStage(deal.stage);
  if (!isMoveAllowed('open', 'open', actorRole)) throw new DomainError('FORBIDDEN');
  if (stageType(from) !== 'open') throw new DomainError('DEAL_NOT_OPEN', { field: 'stage' });
  const facts = factsOf(input);
  const to = STAGES[milestone];
  const told = { ...deal, ...facts };
  if (stageKeys.indexOf(to) <= stageKeys.indexOf(from)) return { facts, move: null, missing: null };
  const missing = findMissingStep({ from, to, facts: told, now });
  const move = missing ? null : decideStageMove({ deal: told, to, actorRole, now, reasons: [] });
  return { facts, move, missing };
}

function factsOf({ milestone, hasAgreement, now }: MilestoneInput): MilestoneDecision['facts'] {
  const at = now.toISOString();
  if (milestone === 'proposal_sent') return { proposal_sent_at: at };
  if (milestone === 'audit_delivered') return { audit_delivered_at: at };
  if (typeof hasAgreement !== 'boolean') {
    throw new DomainError('VALUE_REQUIRED', { field: 'has_agreement' });
  }
  return { audit_validated_at: at, has_agreement: hasAgreement };
}
