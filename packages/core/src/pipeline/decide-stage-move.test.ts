import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideStageMove } from './decide-stage-move.ts';
import type { LossReason } from './loss.ts';
import { stageKeys, stageType } from './stages.ts';

const now = new Date('2026-03-31T22:30:00Z');
const reasons: readonly LossReason[] = [
  { key: 'price', needs_note: false, is_active: true },
  { key: 'other', needs_note: true, is_active: true },
  { key: 'old', needs_note: false, is_active: false },
  { key: 'unknown', needs_note: false, is_active: false },
];
const deal = {
  id: 'deal-1',
  stage: 'negotiation',
  stage_entered_at: '2026-03-31T22:00:00Z',
  probability: 35,
  // Nothing is missing: the gates have their own tests.
  last_meeting_at: '2026-03-01T10:00:00Z',
  last_note_at: '2026-03-01T11:00:00Z',
  proposal_sent_at: '2026-03-02T10:00:00Z',
  audit_delivered_at: '2026-03-03T10:00:00Z',
};
const move = (to: unknown, changes: object = {}, rest: object = {}) =>
  decideStageMove({ deal: { ...deal, ...changes }, to, actorRole: 'sales', now, reasons, ...rest });

describe('moving a deal', () => {
  test('an open deal goes to any other open stage and keeps its own probability', () => {
    for (const to of ['prospect', 'meeting', 'proposal', 'audit']) {
      expect(move(to)?.changes).toMatchObject({ stage: to, closed_on: null, probability: 35 });
    }
  });

  test('a won deal is closed on the day it is in Paris, at the probability of its stage', () => {
    expect(move('won')).toEqual({
      override: null,
      changes: {
        stage: 'won',
        stage_entered_at: '2026-03-31T22:30:00.000Z',
        closed_on: '2026-04-01',
        probability: null,
        loss_reason: null,
        loss_note: null,
      },
      history: {
        deal: 'deal-1',
        from_stage: 'negotiation',
        to_stage: 'won',
        changed_at: '2026-03-31T22:30:00.000Z',
        duration_seconds: 1800,
      },
    });
  });

  test('a lost deal says why, and explains when the reason asks for it', () => {
    expect(move('lost', { loss_reason: 'price' })?.changes).toMatchObject({
      stage: 'lost',
      closed_on: '2026-04-01',
      loss_reason: 'price',
      loss_note: null,
    });
    expect(
      move('lost', { loss_reason: 'other', loss_note: ' Budget gelé ' })?.changes,
    ).toMatchObject({ loss_reason: 'other', loss_note: 'Budget gelé' });
  });

  test.each([
    ['without a reason', {}, 'LOSS_REASON_REQUIRED', 'loss_reason'],
    [
      'with a reason that does not exist',
      { loss_reason: 'nope' },
      'LOSS_REASON_UNKNOWN',
      'loss_reason',
    ],
    ['with a retired reason', { loss_reason: 'old' }, 'LOSS_REASON_UNKNOWN', 'loss_reason'],
    [
      'without the note its reason needs',
      { loss_reason: 'other' },
      'LOSS_NOTE_REQUIRED',
      'loss_note',
    ],
    [
      'with a blank note',
      { loss_reason: 'other', loss_note: '  ' },
      'LOSS_NOTE_REQUIRED',
      'loss_note',
    ],
  ])('a deal cannot be lost %s', (_case, changes, code, field) => {
    expect(() => move('lost', changes)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining({ field }) }),
    );
  });

  test('a closed deal is reopened without its loss and its closing day', () => {
    const lost = { stage: 'lost', loss_reason: 'price', loss_note: 'trop cher' };
    expect(move('proposal', lost)?.changes).toMatchObject({
      stage: 'proposal',
      closed_on: null,
      loss_reason: null,
      loss_note: null,
    });
  });

  test('a closed deal cannot be closed another way, nor by anybody but sales and admin', () => {
    const forbidden = expect.objectContaining({ code: 'STAGE_FORBIDDEN' });
    expect(() => move('lost', { stage: 'won', loss_reason: 'price' })).toThrow(forbidden);
    expect(() => move('won', { stage: 'lost' })).toThrow(forbidden);
    expect(() => move('proposal', { stage: 'won' }, { actorRole: 'system' })).toThrow(forbidden);
    for (const actorRole of ['delivery', 'finance', 'client_admin', 'vendor', 'n8n', '']) {
      expect(() => move('won', {}, { actorRole })).toThrow(forbidden);
    }
  });

  test.each(['signed', '', null, 7, 'toString', ['won']])('the stage %j does not exist', (to) => {
    expect(() => move(to)).toThrow(expect.objectContaining({ code: 'STAGE_UNKNOWN' }));
  });

  test('staying in the same stage writes nothing', () => {
    expect(move('negotiation')).toBeNull();
  });

  test('history skips the gates: a past loss without reason is of unknown reason', () => {
    const past = move('lost', { stage: 'won' }, { mode: 'history', actorRole: 'system' });
    expect(past?.changes).toMatchObject({ stage: 'lost', loss_reason: 'unknown' });
  });

  test('a stay is never negative, and unknown when its start is', () => {
    expect(
      move('won', { stage_entered_at: '2027-01-01T00:00:00Z' })?.history.duration_seconds,
    ).toBe(0);
    expect(move('won', { stage_entered_at: null })?.history.duration_seconds).toBeNull();
  });

  test('whatever the move, a deal has a closing day exactly when it is closed, a reason exactly when lost', () => {
    const stage = fc.constantFrom(...stageKeys);
    fc.assert(
      fc.property(stage, stage, fc.constantFrom('live', 'history'), (from, to, mode) => {
        const input = { stage: from, loss_reason: 'price' };
        try {
          const changes = move(to, input, { mode })?.changes;
          if (!changes) return from === to;
          const closed = stageType(changes.stage) !== 'open';
          return (
            (changes.closed_on !== null) === closed &&
            (changes.loss_reason !== null) === (changes.stage === 'lost')
          );
        } catch {
          return mode === 'live' && stageType(from) !== 'open' && stageType(to) !== 'open';
        }
      }),
    );
  });
});

describe('a move decided on a card that had already left', () => {
  const seen = (seenStage: string) => move('audit', {}, { seenStage, stageLabel: 'Négociation' });

  test('is refused with the stage the deal is in now', () => {
    expect(() => seen('prospect')).toThrow(
      expect.objectContaining({
        code: 'DEAL_MOVED',
        details: { value: 'negotiation', hint: 'Négociation' },
      }),
    );
  });

  test('goes on when the person saw it where it is', () => {
    expect(seen('negotiation')?.changes).toMatchObject({ stage: 'audit' });
  });

  test('is refused even when it asks for the stage the deal has reached', () => {
    expect(() => move('negotiation', {}, { seenStage: 'meeting' })).toThrow(
      expect.objectContaining({ code: 'DEAL_MOVED' }),
    );
  });
});

describe('a move with a step missing', () => {
  const pass = (changes: object, rest: object = {}) =>
    move(
      'negotiation',
      { stage: 'prospect', proposal_sent_at: null, audit_delivered_at: null, ...changes },
      rest,
    );
  const reason = 'Accord verbal du client';

  test('is refused by the name of the step', () => {
    expect(() => pass({})).toThrow(
      expect.objectContaining({
        code: 'PROPOSAL_OR_AUDIT_REQUIRED',
        details: { field: 'stage', value: null },
      }),
    );
  });

  test('is made by an administrator, for a reason that is kept', () => {
    expect(pass({}, { actorRole: 'admin', overrideReason: ` ${reason} ` })?.override).toEqual({
      code: 'PROPOSAL_OR_AUDIT_REQUIRED',
      value: null,
      reason,
    });
    expect(() => pass({}, { actorRole: 'admin', overrideReason: '  ' })).toThrow(
      expect.objectContaining({ code: 'PROPOSAL_OR_AUDIT_REQUIRED' }),
    );
  });

  test('is made by nobody else', () => {
    for (const actorRole of ['sales', 'system']) {
      expect(() => pass({}, { actorRole, overrideReason: reason })).toThrow(
        expect.objectContaining({ code: 'OVERRIDE_FORBIDDEN' }),
      );
    }
  });

  test('a reason that was not needed leaves no trace', () => {
    const done = { actorRole: 'admin', overrideReason: reason };
    expect(pass({ proposal_sent_at: '2026-03-02T10:00:00Z' }, done)?.override).toBeNull();
  });

  test('the past passes', () => {
    expect(pass({}, { mode: 'history' })?.changes.stage).toBe('negotiation');
  });
});
