import { describe, expect, test } from 'vitest';
import { decideLeadChange, type LeadState, touchesLeadStatus } from './decide-lead-change.ts';

const open: LeadState = {
  id: 'lead-1',
  status: 'contacted',
  disqualification_reason: null,
  disqualification_note: null,
  duplicate_of: null,
  converted_account: null,
  converted_contact: null,
  converted_deal: null,
  converted_at: null,
};
const aside: LeadState = {
  ...open,
  status: 'disqualified',
  disqualification_reason: 'duplicate',
  disqualification_note: 'Vu au salon',
  duplicate_of: 'lead-2',
};
const converted: LeadState = {
  ...open,
  status: 'converted',
  converted_account: 'account-1',
  converted_at: new Date('2026-03-31T08:00:00Z'),
};
const CLEARED = {
  disqualification_reason: null,
  disqualification_note: null,
  duplicate_of: null,
};

const byHand = (lead: LeadState | null, changes: object) =>
  decideLeadChange({ lead, changes: { ...changes }, isConversion: false });
const refusal = (code: string, field: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ field }) });

describe('a change of lead', () => {
  test.each(['new', 'contacted', 'qualified'])('open statuses follow each other (%s)', (status) => {
    expect(byHand(open, { status })).toEqual({});
  });

  test('a lead is set aside with a reason', () => {
    const changes = { status: 'disqualified', disqualification_reason: 'no_budget' };
    expect(byHand(open, changes)).toEqual({ ...CLEARED, disqualification_reason: 'no_budget' });
    expect(byHand(null, changes)).toMatchObject({ disqualification_reason: 'no_budget' });
  });

  test.each([open, null])('and never without one', (lead) => {
    expect(() => byHand(lead, { status: 'disqualified' })).toThrow(
      refusal('DISQUALIFICATION_REASON_REQUIRED', 'disqualification_reason'),
    );
  });

  test('its reason may be corrected, not taken away', () => {
    expect(byHand(aside, { disqualification_reason: 'no_need' })).toEqual({
      disqualification_reason: 'no_need',
      disqualification_note: 'Vu au salon',
      duplicate_of: null,
    });
    expect(byHand(aside, { disqualification_note: null })).toMatchObject({
      disqualification_reason: 'duplicate',
      disqualification_note: null,
      duplicate_of: 'lead-2',
    });
    expect(() => byHand(aside, { disqualification_reason: null })).toThrow(
      refusal('DISQUALIFICATION_REASON_REQUIRED', 'disqualification_reason'),
    );
  });

  test('reopening it clears its reason', () => {
    expect(byHand(aside, { status: 'contacted' })).toEqual(CLEARED);
  });

  test('saving it again without touching its reason changes nothing', () => {
    expect(byHand(aside, { status: 'disqualified' })).toEqual({});
  });

  test('an open lead carries no reason', () => {
    expect(() => byHand(open, { disqualification_reason: 'no_need' })).toThrow(
      refusal('REASON_WITHOUT_DISQUALIFICATION', 'disqualification_reason'),
    );
    const both = { status: 'new', disqualification_note: 'Parti' };
    expect(() => byHand(aside, both)).toThrow(
      refusal('REASON_WITHOUT_DISQUALIFICATION', 'disqualification_note'),
    );
    expect(byHand(open, CLEARED)).toEqual({});
  });

  test.each([open, aside, null])('nobody types « converted »', (lead) => {
    expect(() => byHand(lead, { status: 'converted' })).toThrow(
      refusal('LEAD_CONVERT_ONLY', 'status'),
    );
  });

  test.each(['converted_account', 'converted_contact', 'converted_deal', 'converted_at'])(
    'nor what a lead became (%s)',
    (field) => {
      for (const lead of [open, converted, null]) {
        const value = field === 'converted_at' ? '2026-01-01T00:00:00Z' : 'another';
        expect(() => byHand(lead, { [field]: value })).toThrow(refusal('LEAD_CONVERT_ONLY', field));
      }
      expect(byHand(open, { [field]: null })).toEqual({});
    },
  );

  test('sending back what is there already is no change', () => {
    const same = {
      status: 'converted',
      converted_account: 'account-1',
      converted_at: '2026-03-31T08:00:00.000Z',
    };
    expect(byHand(converted, same)).toEqual({});
  });

  test.each(['new', 'disqualified'])('a converted lead stays so (%s)', (status) => {
    const changes = { status, disqualification_reason: status === 'new' ? null : 'no_need' };
    expect(() => byHand(converted, changes)).toThrow(refusal('LEAD_CONVERTED', 'status'));
  });

  test('one whose file said it was converted, into nothing we have, may be taken up again', () => {
    const loaded = { ...converted, converted_account: null, converted_at: null };
    expect(byHand(loaded, { status: 'new' })).toEqual({});
  });

  test('the conversion sets what it leads to, but not for a lead set aside', () => {
    const changes = { status: 'converted', converted_account: 'account-1' };
    expect(decideLeadChange({ lead: open, changes, isConversion: true })).toEqual({});
    expect(() => decideLeadChange({ lead: aside, changes, isConversion: true })).toThrow(
      refusal('LEAD_DISQUALIFIED', 'status'),
    );
  });

  test('a status is one of the five', () => {
    expect(() => byHand(open, { status: 'perdu' })).toThrow(refusal('VALUE_INVALID', 'status'));
    expect(() => byHand(open, { status: null })).toThrow(refusal('VALUE_INVALID', 'status'));
  });

  test('a corrected phone number asks nothing of these rules', () => {
    expect(touchesLeadStatus({ phone: '+33612345678' })).toBe(false);
    expect(touchesLeadStatus({ duplicate_of: null })).toBe(true);
  });
});
