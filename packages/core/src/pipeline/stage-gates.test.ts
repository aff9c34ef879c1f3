import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideMilestone, milestones, provenMilestones } from './decide-milestone.ts';
import { type DealFacts, findMissingStep } from './stage-gates.ts';
import { type StageKey, stageKeys } from './stages.ts';
import { decideWithdrawal } from './withdraw-milestone.ts';

const now = new Date('2026-03-31T10:00:00Z');
const before = '2026-03-30T10:00:00.000Z';
const earlier = '2026-03-29T10:00:00.000Z';
const later = '2026-04-02T10:00:00.000Z';
const lack = (from: StageKey, to: StageKey, facts: DealFacts = {}) =>
  findMissingStep({ from, to, facts, now })?.code ?? null;

describe('what a deal needs to go on', () => {
  test.each<[string, StageKey, StageKey, DealFacts, string | null]>([
    ['no meeting', 'prospect', 'meeting', {}, 'MEETING_REQUIRED'],
    ['a meeting to come', 'prospect', 'meeting', { next_meeting_at: later }, null],
    ['a meeting held', 'prospect', 'meeting', { last_meeting_at: before }, null],
    ['no proposal', 'prospect', 'proposal', {}, 'PROPOSAL_REQUIRED'],
    ['a proposal sent', 'prospect', 'proposal', { proposal_sent_at: before }, null],
    ['no audit', 'proposal', 'audit', { proposal_sent_at: before }, 'AUDIT_REQUIRED'],
    ['an audit delivered', 'proposal', 'audit', { audit_delivered_at: before }, null],
    ['an audit validated', 'proposal', 'audit', { audit_validated_at: before }, null],
    ['neither of both', 'prospect', 'negotiation', {}, 'PROPOSAL_OR_AUDIT_REQUIRED'],
    ['a proposal', 'prospect', 'negotiation', { proposal_sent_at: before }, null],
    ['an audit', 'prospect', 'negotiation', { audit_validated_at: before }, null],
    ['nothing at all, to be won', 'prospect', 'won', {}, null],
    [
      'a meeting without a note',
      'meeting',
      'won',
      { last_meeting_at: before },
      'MEETING_NOTE_REQUIRED',
    ],
    [
      'a note older than the meeting',
      'meeting',
      'won',
      { last_meeting_at: before, last_note_at: earlier },
      'MEETING_NOTE_REQUIRED',
    ],
    [
      'a note after the meeting',
      'meeting',
      'won',
      { last_meeting_at: before, last_note_at: before },
      null,
    ],
    [
      'a note, and no proposal',
      'meeting',
      'proposal',
      { last_meeting_at: before, last_note_at: before },
      'PROPOSAL_REQUIRED',
    ],
    [
      'a meeting to come',
      'meeting',
      'won',
      { next_meeting_at: later, last_note_at: before },
      'MEETING_TO_COME',
    ],
    ['its meeting cancelled', 'meeting', 'won', { last_note_at: before }, 'MEETING_REQUIRED'],
    ['nothing, taken over', 'meeting', 'won', { taken_over_at: earlier }, null],
    [
      'a meeting since it was taken over',
      'meeting',
      'won',
      { taken_over_at: earlier, last_meeting_at: before },
      'MEETING_NOTE_REQUIRED',
    ],
    ['nothing, to be lost', 'meeting', 'lost', {}, null],
    ['nothing, to go back', 'negotiation', 'proposal', {}, null],
    ['nothing, reopened at the start', 'lost', 'prospect', {}, null],
    ['nothing, reopened further', 'won', 'negotiation', {}, 'PROPOSAL_OR_AUDIT_REQUIRED'],
  ])('%s: from %s to %s', (_case, from, to, facts, code) => {
    expect(lack(from, to, facts)).toBe(code);
  });

  test('a meeting is held once its hour has passed, and the note must be younger', () => {
    const facts = { next_meeting_at: before, last_meeting_at: earlier };
    const passage = { from: 'meeting', to: 'won', now } as const;
    expect(findMissingStep({ ...passage, facts: { ...facts, last_note_at: earlier } })).toEqual({
      code: 'MEETING_NOTE_REQUIRED',
      value: before,
    });
    expect(
      findMissingStep({ ...passage, facts: { ...facts, last_note_at: new Date(before) } }),
    ).toBeNull();
  });

  test('everything done, a deal goes anywhere', () => {
    const facts = {
      last_meeting_at: earlier,
      last_note_at: before,
      proposal_sent_at: before,
      audit_delivered_at: before,
    };
    const stage = fc.constantFrom(...stageKeys);
    fc.assert(fc.property(stage, stage, (from, to) => lack(from, to, facts) === null));
  });
});

describe('a milestone', () => {
  const deal = { id: 'deal', account: 'lumen', stage_entered_at: earlier, probability: null };
  const delivered = { audit_delivered_at: before };
  const decide = (stage: StageKey, milestone: (typeof milestones)[number], rest: object = {}) =>
    decideMilestone({
      deal: { ...deal, ...(milestone === 'audit_validated' && delivered), stage },
      milestone,
      hasAgreement: true,
      attachment: 'proposal.pdf',
      receiver: { account: 'lumen' },
      actorRole: 'sales',
      now,
      ...rest,
    });

  test('takes the deal to its stage', () => {
    expect(decide('prospect', 'proposal_sent').move?.changes.stage).toBe('proposal');
    expect(decide('proposal', 'audit_delivered').move?.changes.stage).toBe('audit');
    expect(decide('proposal', 'audit_validated')).toMatchObject({
      facts: { audit_validated_at: now.toISOString(), has_agreement: true },
      move: { changes: { stage: 'audit' } },
    });
  });

  test('is recorded where a step is missing, and says which', () => {
    expect(decide('meeting', 'proposal_sent')).toMatchObject({
      facts: { proposal_sent_at: now.toISOString() },
      move: null,
      missing: { code: 'MEETING_REQUIRED' },
    });
  });

  test('an audit is validated once it is delivered, or taken over with its deal', () => {
    const validate = (facts: DealFacts) => () =>
      decide('meeting', 'audit_validated', { deal: { ...deal, ...facts, stage: 'meeting' } });
    for (const facts of [{}, { proposal_sent_at: before }, { audit_validated_at: before }]) {
      expect(validate(facts)).toThrow(expect.objectContaining({ code: 'AUDIT_REQUIRED' }));
    }
    expect(validate(delivered)().facts.audit_validated_at).toBeDefined();
    expect(validate({ taken_over_at: before })().facts.audit_validated_at).toBeDefined();
  });

  test('names what was handed over and who of the account received it', () => {
    const refused = (code: string, field: string) =>
      expect.objectContaining({ code, details: expect.objectContaining({ field }) });
    for (const milestone of provenMilestones) {
      expect(() => decide('prospect', milestone, { attachment: null })).toThrow(
        refused('VALUE_REQUIRED', 'attachment'),
      );
      expect(() => decide('prospect', milestone, { receiver: null })).toThrow(
        refused('VALUE_REQUIRED', 'contact'),
      );
      expect(() => decide('prospect', milestone, { receiver: { account: 'other' } })).toThrow(
        refused('ACCOUNT_MISMATCH', 'contact'),
      );
    }
    const bare = { attachment: null, receiver: null };
    expect(decide('proposal', 'audit_validated', bare).facts.audit_validated_at).toBeDefined();
  });

  test('is withdrawn from an open deal, which then knows the latest of the others', () => {
    const line = { milestone: 'proposal_sent', occurred_at: now, withdrawn_at: null };
    const asked = { stage: 'proposal', line, others: [], reason: ' Erreur ', actorRole: 'sales' };
    expect(decideWithdrawal(asked)).toEqual({
      milestone: 'proposal_sent',
      reason: 'Erreur',
      facts: { proposal_sent_at: null },
    });
    const other = { ...line, occurred_at: earlier };
    expect(decideWithdrawal({ ...asked, others: [other] }).facts).toEqual({
      proposal_sent_at: new Date(earlier).toISOString(),
    });
    const refused = (code: string) => expect.objectContaining({ code });
    for (const [change, code] of [
      [{ stage: 'won' }, 'DEAL_NOT_OPEN'],
      [{ actorRole: 'finance' }, 'FORBIDDEN'],
      [{ reason: ' ' }, 'VALUE_REQUIRED'],
      [{ line: { ...line, milestone: 'audit_validated' } }, 'VALUE_INVALID'],
      [{ line: { ...line, withdrawn_at: now } }, 'MILESTONE_WITHDRAWN'],
    ] as const)
      expect(() => decideWithdrawal({ ...asked, ...change })).toThrow(refused(code));
  });

  test('never takes a deal back', () => {
    for (const milestone of milestones) {
      expect(decide('negotiation', milestone)).toMatchObject({ move: null, missing: null });
    }
  });

  test('is refused on a closed deal, to other roles, and without an answer on the agreement', () => {
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => decide('won', 'proposal_sent')).toThrow(refused('DEAL_NOT_OPEN'));
    expect(() => decide('audit', 'proposal_sent', { actorRole: 'finance' })).toThrow(
      refused('FORBIDDEN'),
    );
    expect(() => decide('audit', 'audit_validated', { hasAgreement: null })).toThrow(
      refused('VALUE_REQUIRED'),
    );
  });
});
