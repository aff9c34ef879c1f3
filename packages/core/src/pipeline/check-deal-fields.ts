import { DomainError } from '../errors.ts';
import { parseCents } from '../money/cents.ts';
import { cleanName } from '../text/clean-text.ts';
import { parseCivilDate } from '../time/civil-date.ts';

/** Fields of a deal a person sends, as they come: nothing is trusted yet. */
export interface DealFields {
  readonly name?: unknown;
  readonly amount?: unknown;
  readonly probability?: unknown;
  readonly opened_on?: unknown;
  readonly expected_close_on?: unknown;
  readonly next_action?: unknown;
}

export interface CheckedDealFields {
  name?: string;
  amount?: number;
  probability?: number | null;
  opened_on?: string | null;
  expected_close_on?: string;
  next_action?: string | null;
}

/**
 * Checks the fields that are present (amount in cents, dates as civil dates) and returns them
 * cleaned, ready to be written; fields that are absent stay absent.
 * @throws VALUE_REQUIRED, VALUE_INVALID, TEXT_…, AMOUNT_…, PROBABILITY_RANGE, DATE_INVALID,
 * EXPECTED_CLOSE_REQUIRED
 */
export function checkDealFields(fields: DealFields): CheckedDealFields {
  const checked: CheckedDealFields = {};
  if (fields.name !== undefined) checked.name = requiredName(fields.name);
  if (fields.amount !== undefined) checked.amount = parseCents(fields.amount);
  if (fields.probability !== undefined) checked.probability = probability(fields.probability);
  if (fields.opened_on !== undefined) checked.opened_on = optionalDate(fields.opened_on);
  if (fields.expected_close_on !== undefined) {
    checked.expected_close_on = expectedClose(fields.expected_close_on);
  }
  if (fields.next_action !== undefined) checked.next_action = optionalName(fields.next_action);
  return checked;
}

function requiredName(value: unknown): string {
  const name = text(value, 'name');
  const clean = cleanName(name ?? '', 'name');
  if (clean === '') throw new DomainError('VALUE_REQUIRED', { field: 'name' });
  return clean;
}

function optionalName(value: unknown): string | null {
  const name = text(value, 'next_action');
  return name === null ? null : cleanName(name, 'next_action') || null;
}

function probability(value: unknown): number | null {
  if (value === null || value === '') return null;
  const percent = Number(value);
  if (Number.isInteger(percent) && percent >= 0 && percent <= 100) return percent;
  throw new DomainError('PROBABILITY_RANGE', { field: 'probability' });
}

function optionalDate(value: unknown): string | null {
  const date = text(value, 'opened_on');
  return date ? parseCivilDate(date, { field: 'opened_on' }) : null;
}

function expectedClose(value: unknown): string {
  const field = 'expected_close_on';
  const date = text(value, field);
  if (!date) throw new DomainError('EXPECTED_CLOSE_REQUIRED', { field });
  return parseCivilDate(date, { field });
}

function text(value: unknown, field: string): string | null {
  if (value === null || typeof value === 'string') return value;
  throw new DomainError('VALUE_INVALID', { field });
}
