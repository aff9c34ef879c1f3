import { DomainError } from '../errors.ts';
import { cleanText } from '../text/clean-text.ts';

/** Why a lead goes no further. */
export const disqualificationReasons = [
  'not_interested',
  'no_budget',
  'no_need',
  'wrong_contact',
  'unreachable',
  'duplicate',
  'other',
] as const;

export type DisqualificationReason = (typeof disqualificationReasons)[number];

export interface DisqualificationRequest {
  readonly lead: string;
  readonly disqualification_reason?: unknown;
  readonly disqualification_note?: unknown;
  readonly duplicate_of?: unknown;
}

export interface Disqualification {
  readonly disqualification_reason: DisqualificationReason;
  readonly disqualification_note: string | null;
  readonly duplicate_of: string | null;
}

/**
 * Why a lead is set aside, complete: always a reason, and words of one's own when the reason is
 * `other`. The lead it repeats may be named for a `duplicate` only, and stays optional: what a lead
 * repeats is as often a contact. @throws DISQUALIFICATION_REASON_REQUIRED,
 * DISQUALIFICATION_NOTE_REQUIRED, VALUE_INVALID, TEXT_INVALID_ENCODING
 */
export function decideDisqualification(request: DisqualificationRequest): Disqualification {
  const reason = reasonOf(request.disqualification_reason);
  const note = noteOf(request.disqualification_note);
  if (reason === 'other' && note === null) {
    throw new DomainError('DISQUALIFICATION_NOTE_REQUIRED', { field: 'disqualification_note' });
  }
  return {
    disqualification_reason: reason,
    disqualification_note: note,
    duplicate_of: duplicateOf(request, reason),
  };
}

function reasonOf(value: unknown): DisqualificationReason {
  const field = 'disqualification_reason';
  if (value === undefined || value === null || value === '') {
    throw new DomainError('DISQUALIFICATION_REASON_REQUIRED', { field });
  }
  const reason = disqualificationReasons.find((key) => key === value);
  if (reason) return reason;
  throw new DomainError('VALUE_INVALID', { field, hint: disqualificationReasons.join(', ') });
}

function noteOf(value: unknown): string | null {
  const field = 'disqualification_note';
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') throw new DomainError('VALUE_INVALID', { field });
  return cleanText(value, field) || null;
}

function duplicateOf(
  { lead, duplicate_of }: DisqualificationRequest,
  reason: DisqualificationReason,
): string | null {
  if (duplicate_of === undefined || duplicate_of === null) return null;
  const isOther = typeof duplicate_of === 'string' && duplicate_of !== lead;
  if (isOther && reason === 'duplicate') return duplicate_of;
  throw new DomainError('VALUE_INVALID', { field: 'duplicate_of' });
}
