import { DomainError } from '../errors.ts';

export interface LossReason {
  readonly key: string;
  readonly needs_note: boolean;
  readonly is_active: boolean;
}

export interface Loss {
  readonly loss_reason: string;
  readonly loss_note: string | null;
}

/** `live` passes the gates; `history` (first loads) keeps the invariants and skips the gates. */
export type WriteMode = 'live' | 'history';

/** Reason given to a lost deal of the past that came without one. */
export const UNKNOWN_LOSS_REASON = 'unknown';

interface LossInput {
  readonly loss_reason?: string | null;
  readonly loss_note?: string | null;
  readonly reasons: readonly LossReason[];
  readonly mode: WriteMode;
}

/**
 * Why a deal was lost, complete enough to be learned from.
 * @throws LOSS_REASON_REQUIRED, LOSS_REASON_UNKNOWN, LOSS_NOTE_REQUIRED
 */
export function decideLoss({ loss_reason, loss_note, reasons, mode }: LossInput): Loss {
  const note = loss_note?.trim() || null;
  if (!loss_reason) {
    if (mode === 'history') return { loss_reason: UNKNOWN_LOSS_REASON, loss_note: note };
    throw new DomainError('LOSS_REASON_REQUIRED', { field: 'loss_reason' });
  }
  const reason = reasons.find(({ key }) => key === loss_reason);
  const usable = reason && (reason.is_active || mode === 'history');
  if (!usable) {
    throw new DomainError('LOSS_REASON_UNKNOWN', {
      field: 'loss_reason',
      value: loss_reason.slice(0, 64),
    });
  }
  if (reason.needs_note && !note && mode === 'live') {
    throw new DomainError('LOSS_NOTE_REQUIRED', { field: 'loss_note' });
  }
  return { loss_reason, loss_note: note };
}
