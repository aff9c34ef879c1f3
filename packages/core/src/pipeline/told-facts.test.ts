import { expect, test } from 'vitest';
import { findMissingStep } from './stage-gates.ts';
import { addToldFacts, readToldFacts } from './told-facts.ts';

const now = new Date('2026-11-23T09:00:00Z');
const told = (values: Record<string, string | boolean>) => {
  const facts = readToldFacts(values);
  if (!facts) throw new Error('Nothing was told.');
  return addToldFacts({}, facts, now);
};
const missing = (facts: ReturnType<typeof told>) =>
  findMissingStep({ from: 'meeting', to: 'negotiation', facts, now })?.code ?? null;

test('a row that tells its meeting, its note and its proposal may be in negotiation', () => {
  const values = {
    told_meeting_on: '2026-11-10',
    told_meeting_note: 'Budget confirmé',
    told_proposal_sent_on: '2026-11-15',
  };
  expect(missing(told(values))).toBeNull();
  expect(missing(told({ ...values, told_meeting_note: ' ' }))).toBe('MEETING_NOTE_REQUIRED');
  expect(missing(told({ ...values, told_meeting_on: '2026-12-10' }))).toBe('MEETING_TO_COME');
});

test('a row that tells nothing leaves the deal as it is known', () => {
  expect(readToldFacts({ stage: 'negotiation', told_meeting_on: null })).toBeNull();
});

test('an older meeting of the source does not hide a later one held here', () => {
  const facts = readToldFacts({ told_meeting_on: '2026-11-01' });
  const known = { last_meeting_at: '2026-11-20T09:00:00.000Z' };
  expect(facts && addToldFacts(known, facts, now).last_meeting_at).toBe(known.last_meeting_at);
});
