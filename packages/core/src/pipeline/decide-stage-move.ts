import { DomainError } from '../errors.ts';
import { civilDateOf } from '../time/civil-date.ts';
import type { LossReason, WriteMode } from './loss.ts';
import { decideLoss } from './loss.ts';
import type { DealFacts, MissingStep } from './stage-gates.ts';
import { findMissingStep } from './stage-gates.ts';
import { isMoveAllowed } from './stage-moves.ts';
import type { StageKey } from './stages.ts';
import { parseStage, stageType } from './stages.ts';

export interface MovingDeal extends DealFacts {
  readonly id: string;
  readonly stage: string;
  readonly stage_entered_at: Date | string | null;
  readonly probability: number | null;
  /** As they will be after the write: the caller merges what the person sends. */
  readonly loss_reason?: string | null;
  readonly loss_note?: string | null;
}

export interface StageMove {
  /** What to write on the deal. */
  readonly changes: {
    readonly stage: StageKey;
    readonly stage_entered_at: string;
    readonly closed_on: string | null;
    readonly probability: number | null;
    readonly loss_reason: string | null;
    readonly loss_note: string | null;
  };
  /** The line to add to the stage history. */
  readonly history: {
    readonly deal: string;
    readonly from_stage: StageKey;
    readonly to_stage: StageKey;
    readonly changed_at: string;
    readonly duration_seconds: number | null;
  };
  /** What the deal lacked and somebody passed over, with their reason; `null`: it lacked nothing. */
  readonly override: (MissingStep & { readonly reason: string }) | null;
}

export interface StageMoveInput {
  readonly deal: MovingDeal;
  readonly to: unknown;
  readonly actorRole: string;
  readonly now: Date;
  readonly reasons: readonly LossReason[];
  readonly mode?: WriteMode;
  /** The stage the person saw the deal in; absent: whatever it is in. */
  readonly seenStage?: string;
  /** What people call the stage the deal is in; its key when absent. */
  readonly stageLabel?: string;
  /** Why the move is made although a step is missing: for administrators. */
  readonly overrideReason?: string | null;
}

/**
 * Whether a deal may change stage and everything that follows from it: day of closing (Paris),
 * loss, own probability dropped when closing (the stage's 100 or 0 then counts), time spent in the
 * stage it leaves (seconds). `null` when the deal is already in that stage.
 * @throws DEAL_MOVED (value: the stage it is in now), STAGE_UNKNOWN, STAGE_FORBIDDEN, what
 * `findMissingStep` finds missing, OVERRIDE_FORBIDDEN, LOSS_REASON_REQUIRED, LOSS_REASON_UNKNOWN,
 * LOSS_NOTE_REQUIRED
 */
export function decideStageMove(input: StageMoveInput): StageMove | null {
  const { deal, actorRole, now, mode = 'live' } = input;
  const from = parseStage(deal.stage);
  assertStillSeen(from, input);
  const to = parseStage(input.to);
  if (from === to) return null;
  if (mode === 'live') assertMoveAllowed(from, to, actorRole);
  const override = mode === 'live' ? passGates({ from, to, facts: deal, now }, input) : null;
  const type = stageType(to);
  const loss = type === 'lost' ? decideLoss({ ...deal, reasons: input.reasons, mode }) : null;
  const changedAt = now.toISOString();
  return {
    changes: {
      stage: to,
      stage_entered_at: changedAt,
      closed_on: type === 'open' ? null : civilDateOf(now),
      probability: type === 'open' && stageType(from) === 'open' ? deal.probability : null,
      loss_reason: loss?.loss_reason ?? null,
      loss_note: loss?.loss_note ?? null,
    },
    history: {
      deal: deal.id,
      from_stage: from,
      to_stage: to,
      changed_at: changedAt,
      duration_seconds: secondsInStage(deal.stage_entered_at, now),
    },
    override,
  };
}

/** The gates of the two stages; an administrator passes over them for a reason of their own. */
function passGates(
  passage: Parameters<typeof findMissingStep>[0],
  { overrideReason, actorRole }: StageMoveInput,
): StageMove['override'] {
  const reason = overrideReason?.trim();
  if (reason && actorRole !== 'admin') {
    throw new DomainError('OVERRIDE_FORBIDDEN', { field: 'override_reason' });
  }
  const step = findMissingStep(passage);
  if (!step) return null;
  if (!reason) throw new DomainError(step.code, { field: 'stage', value: step.value });
  return { ...step, reason };
}

/** What somebody decides on a card that has left for another stage is not what they meant. */
function assertStillSeen(stage: StageKey, { seenStage, stageLabel }: StageMoveInput): void {
  if (seenStage === undefined || seenStage === stage) return;
  throw new DomainError('DEAL_MOVED', { value: stage, hint: stageLabel ?? stage });
}

function assertMoveAllowed(from: StageKey, to: StageKey, role: string): void {
  const [fromType, toType] = [stageType(from), stageType(to)];
  if (isMoveAllowed(fromType, toType, role)) return;
  throw new DomainError('STAGE_FORBIDDEN', { field: 'stage', value: to, hint: `${from} → ${to}` });
}

function secondsInStage(enteredAt: Date | string | null, now: Date): number | null {
  if (enteredAt === null) return null;
  const milliseconds = now.getTime() - new Date(enteredAt).getTime();
  // A clock that went back, or an import dated in the future, is not a negative stay.
  return Number.isNaN(milliseconds) ? null : Math.max(0, Math.floor(milliseconds / 1000));
}
