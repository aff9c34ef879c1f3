import { describe, expect, test } from 'vitest';
import { checkDealFields } from './check-deal-fields.ts';
import type { DealDraft } from './decide-deal-draft.ts';
import { decideDealDraft } from './decide-deal-draft.ts';

const now = new Date('2026-03-31T10:00:00Z');
const draft: DealDraft = {
  name: 'Automatisation des relances',
  account: 'account-1',
  amount: '1250000',
  expected_close_on: '2026-06-30',
};
const decide = (changes: Partial<DealDraft> = {}, mode: 'live' | 'history' = 'live') =>
  decideDealDraft({ draft: { ...draft, ...changes }, now, reasons: [], mode });

describe('a new deal', () => {
  test('starts as a prospect, opened today, with its amount in cents', () => {
    expect(decide()).toEqual({
      name: 'Automatisation des relances',
      account: 'account-1',
      amount: 1250000,
      probability: null,
      opened_on: '2026-03-31',
      expected_close_on: '2026-06-30',
      next_action: null,
      stage: 'prospect',
      stage_entered_at: '2026-03-31T10:00:00.000Z',
      closed_on: null,
      loss_reason: null,
      loss_note: null,
    });
  });

  test.each<[string, Partial<DealDraft>, string, string]>([
    ['no name', { name: undefined }, 'VALUE_REQUIRED', 'name'],
    ['a blank name', { name: ' \n ' }, 'VALUE_REQUIRED', 'name'],
    ['HTML in its name', { name: '<b>Relances</b>' }, 'TEXT_HAS_MARKUP', 'name'],
    ['a name that is not text', { name: { a: 1 } }, 'VALUE_INVALID', 'name'],
    ['no account', { account: null }, 'VALUE_REQUIRED', 'account'],
    ['a negative amount', { amount: -1 }, 'AMOUNT_NEGATIVE', 'amount'],
    ['an amount of 10^15', { amount: 1e15 }, 'AMOUNT_TOO_LARGE', 'amount'],
    ['an empty amount', { amount: null }, 'AMOUNT_NOT_INTEGER', 'amount'],
    [
      'no expected close',
      { expected_close_on: null },
      'EXPECTED_CLOSE_REQUIRED',
      'expected_close_on',
    ],
    [
      'a day that does not exist',
      { expected_close_on: '2026-02-30' },
      'DATE_INVALID',
      'expected_close_on',
    ],
    [
      'a close before its opening',
      { expected_close_on: '2026-03-30' },
      'DATE_ORDER',
      'expected_close_on',
    ],
    ['a probability of 101', { probability: 101 }, 'PROBABILITY_RANGE', 'probability'],
    ['half a percent', { probability: 0.5 }, 'PROBABILITY_RANGE', 'probability'],
    ['an unknown stage', { stage: 'signed' }, 'STAGE_UNKNOWN', 'stage'],
    ['a closed stage', { stage: 'won' }, 'STAGE_FORBIDDEN', 'stage'],
    ['HTML in its next action', { next_action: 'call <img>' }, 'TEXT_HAS_MARKUP', 'next_action'],
  ])('with %s is refused', (_case, changes, code, field) => {
    expect(() => decide(changes)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining({ field }) }),
    );
  });

  test('an amount that is not given is zero', () => {
    expect(decide({ amount: undefined }).amount).toBe(0);
  });
});

describe('a deal of the past', () => {
  test('comes in closed, in its stage since the day it was closed in Paris', () => {
    const lost = { stage: 'lost', opened_on: '2023-12-02', closed_on: '2024-01-20' };
    expect(decide(lost, 'history')).toMatchObject({
      stage: 'lost',
      closed_on: '2024-01-20',
      stage_entered_at: '2024-01-19T23:00:00.000Z',
      loss_reason: 'unknown',
    });
  });

  test('keeps dates that contradict each other: they are reported elsewhere, never corrected', () => {
    const odd = { stage: 'won', opened_on: '2024-05-01', closed_on: '2024-01-20' };
    expect(decide(odd, 'history')).toMatchObject({
      opened_on: '2024-05-01',
      closed_on: '2024-01-20',
    });
  });

  test('still has to keep the invariants', () => {
    expect(() => decide({ amount: -1 }, 'history')).toThrow(
      expect.objectContaining({ code: 'AMOUNT_NEGATIVE' }),
    );
  });
});

test('a partial change is checked on the fields it carries, and on no other', () => {
  expect(checkDealFields({ amount: '200' })).toEqual({ amount: 200 });
  expect(checkDealFields({ probability: '', opened_on: null, next_action: ' ' })).toEqual({
    probability: null,
    opened_on: null,
    next_action: null,
  });
  expect(() => checkDealFields({ name: null })).toThrow(
    expect.objectContaining({ code: 'VALUE_REQUIRED' }),
  );
});
