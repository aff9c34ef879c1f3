import { DomainError } from '../errors.ts';
import { isProven, type ProvenMilestone } from './decide-milestone.ts';
import { isMoveAllowed } from './stage-moves.ts';
import { parseStage, stageType } from './stages.ts';

/** A line of the timeline that says a proposal was sent or an audit delivered. */
export interface KeptMilestone {
  readonly milestone: string | null;
  readonly occurred_at: Date | string;
  readonly withdrawn_at: Date | string | null;
}

export interface Withdrawal {
  readonly stage: string;
  readonly line: KeptMilestone;
  /** The other lines of the same kind on the deal that still stand. */
  readonly others: readonly KeptMilestone[];
  readonly reason: string;
  readonly actorRole: string;
}

interface WithdrawalDecision {
  readonly milestone: ProvenMilestone;
  readonly reason: string;
  /** What the deal knows now: the latest of the others, or nothing. ISO instants. */
  readonly facts: Readonly<Record<string, string | null>>;
}

const FACTS: Readonly<Record<ProvenMilestone, string>> = {
  proposal_sent: 'proposal_sent_at',
  audit_delivered: 'audit_delivered_at',
};

/**
 * What was recorded by mistake is taken back with a reason, and stays to be read. The deal keeps its
 * stage: where it goes from there is the seller's to say, by the rules of advancement as they are now.
 * @throws FORBIDDEN, DEAL_NOT_OPEN, VALUE_INVALID (milestone), MILESTONE_WITHDRAWN, VALUE_REQUIRED
 */
export function decideWithdrawal(asked: Withdrawal): WithdrawalDecision {
  const { line, others, actorRole } = asked;
  if (!isMoveAllowed('open', 'open', actorRole)) throw new DomainError('FORBIDDEN');
  const { milestone } = line;
  if (!milestone || !isProven(milestone)) {
    throw new DomainError('VALUE_INVALID', { field: 'milestone', collection: 'activities' });
  }
  if (stageType(parseStage(asked.stage)) !== 'open') {
    throw new DomainError('DEAL_NOT_OPEN', { field: 'stage' });
  }
  if (line.withdrawn_at) throw new DomainError('MILESTONE_WITHDRAWN');
  const reason = asked.reason.trim();
  if (!reason) {
    const field = 'withdrawal_reason';
    throw new DomainError('VALUE_REQUIRED', { field, collection: 'activities' });
  }
  const moments = others.map(({ occurred_at }) => new Date(occurred_at).getTime());
  const latest = moments.length > 0 ? new Date(Math.max(...moments)).toISOString() : null;
  return { milestone, reason, facts: { [FACTS[milestone]]: latest } };
}
