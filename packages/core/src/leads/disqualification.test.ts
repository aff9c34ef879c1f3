import { describe, expect, test } from 'vitest';
import { decideDisqualification, disqualificationReasons } from './disqualification.ts';

const lead = 'lead-1';
const decide = (request: object) => decideDisqualification({ lead, ...request });
const refusal = (code: string, field: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ field }) });

describe('setting a lead aside', () => {
  test.each(disqualificationReasons.filter((reason) => reason !== 'other'))(
    'the reason « %s » is enough',
    (reason) => {
      expect(decide({ disqualification_reason: reason })).toEqual({
        disqualification_reason: reason,
        disqualification_note: null,
        duplicate_of: null,
      });
    },
  );

  test.each([undefined, null, ''])('needs a reason (%s)', (reason) => {
    expect(() => decide({ disqualification_reason: reason })).toThrow(
      refusal('DISQUALIFICATION_REASON_REQUIRED', 'disqualification_reason'),
    );
  });

  test.each(['autre', 'OTHER', 3, {}, 'toString'])('takes no made-up reason (%s)', (reason) => {
    expect(() => decide({ disqualification_reason: reason })).toThrow(
      refusal('VALUE_INVALID', 'disqualification_reason'),
    );
  });

  test.each([undefined, null, '', '   '])('« other » is explained (%s)', (note) => {
    const request = { disqualification_reason: 'other', disqualification_note: note };
    expect(() => decide(request)).toThrow(
      refusal('DISQUALIFICATION_NOTE_REQUIRED', 'disqualification_note'),
    );
  });

  test('a note is kept, trimmed', () => {
    const request = {
      disqualification_reason: 'other',
      disqualification_note: ' Parti \n à Oslo ',
    };
    expect(decide(request)).toMatchObject({ disqualification_note: 'Parti \n à Oslo' });
  });

  test('a duplicate may name the lead it repeats, but not itself', () => {
    const request = { disqualification_reason: 'duplicate' };
    expect(decide({ ...request, duplicate_of: 'lead-2' })).toMatchObject({
      duplicate_of: 'lead-2',
    });
    expect(decide(request)).toMatchObject({ duplicate_of: null });
    expect(() => decide({ ...request, duplicate_of: lead })).toThrow(
      refusal('VALUE_INVALID', 'duplicate_of'),
    );
  });

  test('another reason repeats no lead', () => {
    const request = { disqualification_reason: 'no_need', duplicate_of: 'lead-2' };
    expect(() => decide(request)).toThrow(refusal('VALUE_INVALID', 'duplicate_of'));
  });
});
