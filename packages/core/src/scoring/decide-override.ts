import { DomainError } from '../errors.ts';
import { cleanText } from '../text/clean-text.ts';

export interface ScoreOverride {
  readonly score: number;
  readonly reason: string;
}

const MOST_REASON = 1_000;

/**
 * A score somebody sets by hand, against the automatic one: a whole number from 0 to 100, and why.
 * @throws VALUE_REQUIRED, VALUE_OUT_OF_RANGE, TEXT_TOO_LONG and the refusals of texts
 */
export function decideOverride(asked: {
  readonly score: unknown;
  readonly reason: unknown;
}): ScoreOverride {
  const { score, reason } = asked;
  if (score === null || score === undefined)
    throw new DomainError('VALUE_REQUIRED', { field: 'score' });
  if (typeof score !== 'number' || !Number.isInteger(score) || score < 0 || score > 100) {
    throw new DomainError('VALUE_OUT_OF_RANGE', { field: 'score', hint: '0 … 100' });
  }
  const field = 'score_override_reason';
  const text = typeof reason === 'string' ? cleanText(reason, field) : '';
  if (!text) throw new DomainError('VALUE_REQUIRED', { field });
  if (text.length > MOST_REASON) {
    throw new DomainError('TEXT_TOO_LONG', { field, hint: String(MOST_REASON) });
  }
  return { score, reason: text };
}

/** Fields of a lead that the platform alone writes. */
export const scoreFields = [
  'score',
  'score_kind',
  'scored_at',
  'score_explanation',
  'score_override',
  'score_override_by',
  'score_override_at',
  'score_override_reason',
] as const;

/**
 * Scores change by their own action, not as fields among others.
 * @throws SCORE_BY_ACTION for the first of them that is given
 */
export function assertNoScore(changes: Readonly<Record<string, unknown>>): void {
  const field = scoreFields.find((name) => name in changes);
  if (field) throw new DomainError('SCORE_BY_ACTION', { field });
}
