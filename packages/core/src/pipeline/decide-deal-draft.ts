import { DomainError } from '../errors.ts';
import { civilDateOf, startOfCivilDate } from '../time/civil-date.ts';
import type { DealFields } from './check-deal-fields.ts';
import { checkDealFields } from './check-deal-fields.ts';
import type { LossReason, WriteMode } from './loss.ts';
import { decideLoss } from './loss.ts';
import { findMissingStep } from './stage-gates.ts';
import type { StageKey } from './stages.ts';
import { parseStage, stageType } from './stages.ts';

export interface DealDraft extends DealFields {
  readonly account?: string | null;
  readonly stage?: unknown;
  /** `history` only: the day the deal was closed, civil date. */
  readonly closed_on?: string | null;
  readonly loss_reason?: string | null;
  readonly loss_note?: string | null;
}

export interface DealDraftInput {
  readonly draft: DealDraft;
  readonly now: Date;
  readonly reasons: readonly LossReason[];
  readonly mode?: WriteMode;
}

export interface NewDeal {
  readonly name: string;
  readonly account: string;
  readonly amount: number;
  readonly probability: number | null;
  readonly opened_on: string;
  readonly expected_close_on: string;
  readonly next_action: string | null;
  readonly stage: StageKey;
  readonly stage_entered_at: string;
  readonly closed_on: string | null;
  readonly loss_reason: string | null;
  readonly loss_note: string | null;
}

/**
 * A deal about to be created, complete and coherent: amount in cents (0 when absent), stage
 * Prospect and opened today (Paris) when nothing says otherwise. In `live` mode it starts in a
 * stage that asks for nothing (Prospect) and goes on through moves; `history` takes closed deals with their own dates, and
 * gives a lost one without reason the reason `unknown`.
 * @throws what `checkDealFields` throws, STAGE_UNKNOWN, STAGE_FORBIDDEN, what its stage
 * asks for, DATE_ORDER, LOSS_…
 */
export function decideDealDraft({ draft, now, reasons, mode = 'live' }: DealDraftInput): NewDeal {
  const stage = parseStage(draft.stage ?? 'prospect');
  const fields = requiredFields(draft);
  const openedOn = fields.opened_on ?? civilDateOf(now);
  if (mode === 'live')
    assertLiveDraft({ stage, openedOn, expectedCloseOn: fields.expected_close_on, now });
  const type = stageType(stage);
  const closedOn = type === 'open' ? null : (draft.closed_on ?? fields.expected_close_on);
  const loss = type === 'lost' ? decideLoss({ ...draft, reasons, mode }) : null;
  return {
    ...fields,
    opened_on: openedOn,
    stage,
    // The past only tells days: an open deal is taken as in its stage since it was opened.
    stage_entered_at: (mode === 'live'
      ? now
      : startOfCivilDate(closedOn ?? openedOn)
    ).toISOString(),
    closed_on: closedOn,
    loss_reason: loss?.loss_reason ?? null,
    loss_note: loss?.loss_note ?? null,
  };
}

function requiredFields(draft: DealDraft) {
  if (!draft.account) throw new DomainError('VALUE_REQUIRED', { field: 'account' });
  const { amount, probability, opened_on, next_action } = checkDealFields(draft);
  const { name, expected_close_on } = checkDealFields({
    name: draft.name ?? null,
    expected_close_on: draft.expected_close_on ?? null,
  });
  if (!name) throw new DomainError('VALUE_REQUIRED', { field: 'name' });
  if (!expected_close_on) {
    throw new DomainError('EXPECTED_CLOSE_REQUIRED', { field: 'expected_close_on' });
  }
  return {
    name,
    account: draft.account,
    amount: amount ?? 0,
    probability: probability ?? null,
    opened_on: opened_on ?? null,
    expected_close_on,
    next_action: next_action ?? null,
  };
}

interface LiveDraft {
  readonly stage: StageKey;
  readonly openedOn: string;
  readonly expectedCloseOn: string;
  readonly now: Date;
}

function assertLiveDraft({ stage, openedOn, expectedCloseOn, now }: LiveDraft): void {
  if (stageType(stage) !== 'open') {
    throw new DomainError('STAGE_FORBIDDEN', { field: 'stage', value: stage, hint: `→ ${stage}` });
  }
  // Nothing has happened around a new deal: it starts where nothing is asked.
  const missing = findMissingStep({ from: 'prospect', to: stage, facts: {}, now });
  if (missing) throw new DomainError(missing.code, { field: 'stage', value: missing.value });
  if (expectedCloseOn < openedOn) {
    throw new DomainError('DATE_ORDER', {
      field: 'expected_close_on',
      value: expectedCloseOn,
      hint: `${openedOn} > ${expectedCloseOn}`,
    });
  }
}
