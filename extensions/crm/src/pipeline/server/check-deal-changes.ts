import {
  checkDealFields,
  DomainError,
  decideStageMove,
  type LossReason,
  type MovingDeal,
  UNKNOWN_LOSS_REASON,
} from '@ia/core';
import { decideLoss } from '@ia/core/pipeline/loss';
import type { Row } from '@ia/directus-kit';
import { assertNoServerOwned } from './assert-no-server-owned.ts';
import { pickWritten } from './pick-written.ts';

export interface DealChanges {
  readonly payload: Row;
  readonly deals: readonly MovingDeal[];
  readonly reasons: readonly LossReason[];
  readonly actorRole: string;
  readonly now: Date;
}

const LOSS_FIELDS = ['loss_reason', 'loss_note'] as const;

/** Whether the rules need the deals as they are to judge these changes. */
export function touchesStage(payload: Row): boolean {
  return ['stage', ...LOSS_FIELDS].some((field) => field in payload);
}

/**
 * The same changes asked of one or several deals. @throws FIELD_SERVER_OWNED, the refusals of `checkDealFields`,
 * `decideStageMove` and `decideLoss`, at the first deal that does not take them
 */
export function checkDealChanges(changes: DealChanges): Row {
  assertNoServerOwned(changes.payload);
  const { name, amount, probability, opened_on, expected_close_on, next_action } = changes.payload;
  const fields = checkDealFields({
    name,
    amount,
    probability,
    opened_on,
    expected_close_on,
    next_action,
  });
  const moves = changes.deals.map((deal) => checkOneDeal(deal, changes));
  const loss = moves.map((move) => move.loss).find((one) => one !== null);
  // A reason nobody needed would make the history tell of a rule passed over.
  const override_reason = moves.map((move) => move.override_reason).find(Boolean) ?? null;
  return pickWritten(changes.payload, { ...fields, ...loss, override_reason });
}

function checkOneDeal(current: MovingDeal, { payload, reasons, actorRole, now }: DealChanges) {
  const deal = { ...current, ...sentLoss(payload) };
  const to = 'stage' in payload ? payload.stage : current.stage;
  const overrideReason = textOf(payload.override_reason ?? null, 'override_reason');
  const move = decideStageMove({ deal, to, actorRole, now, reasons, overrideReason });
  const override_reason = move?.override?.reason ?? null;
  if (move) {
    const { loss_reason, loss_note } = move.changes;
    return { loss: { loss_reason, loss_note }, override_reason };
  }
  const touched = LOSS_FIELDS.some((field) => field in payload);
  // What history left unsaid may stay so while somebody adds a comment.
  const leftUnsaid = deal.loss_reason === UNKNOWN_LOSS_REASON && !('loss_reason' in payload);
  if (current.stage !== 'lost' || !touched || leftUnsaid) {
    return { loss: null, override_reason };
  }
  return { loss: decideLoss({ ...deal, reasons, mode: 'live' }), override_reason };
}

function sentLoss(payload: Row): { loss_reason?: string | null; loss_note?: string | null } {
  return {
    ...('loss_reason' in payload && { loss_reason: textOf(payload.loss_reason, 'loss_reason') }),
    ...('loss_note' in payload && { loss_note: textOf(payload.loss_note, 'loss_note') }),
  };
}

function textOf(value: unknown, field: string): string | null {
  if (value === null || typeof value === 'string') return value;
  throw new DomainError('VALUE_INVALID', { field });
}
