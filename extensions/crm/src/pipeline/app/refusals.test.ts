import { expect, it } from 'vitest';
import type { StageColumn } from '../contract.ts';
import { aBoard, aCard, aStage } from './board-fixtures.ts';
import { isStepMissing, refusalOf } from './refusals.ts';

const { stages, moves } = aBoard([
  aStage('prospect', 'open', 10),
  aStage('won', 'won', 100),
  aStage('lost', 'lost', 0),
]);
const [prospect, won, lost] = stages;
const refusal = (card: ReturnType<typeof aCard>, to: StageColumn | undefined, allowed = moves) =>
  to ? refusalOf(card, to, { stages, moves: allowed }, new Date())?.fr : undefined;

it('an open deal goes anywhere its person may take it', () => {
  expect(refusal(aCard('a'), won)).toBeUndefined();
  expect(refusal(aCard('a'), prospect)).toBeUndefined();
});

it('a closed deal is reopened before it closes another way', () => {
  expect(refusal(aCard('a', { stage: 'won' }), lost)).toMatch(/se rouvre/);
  expect(refusal(aCard('a', { stage: 'won' }), prospect)).toBeUndefined();
});

it('a deal of a colleague stays where it is', () => {
  expect(refusal(aCard('a', { may_move: false }), won)).toMatch(/collègue/);
});

it('a role that moves nothing is told so', () => {
  const none = { open: [], won: [], lost: [] };
  expect(refusal(aCard('a'), won, none)).toMatch(/rôle/);
});

it('a column is greyed with the step that is missing, and opens once it is there', () => {
  const proposal = aStage('proposal', 'open', 40);
  const to = (facts: object) => refusal(aCard('a', { facts }), proposal);
  expect(to({})).toMatch(/enregistrez l’envoi de la proposition/);
  expect(to({ proposal_sent_at: '2026-03-01T10:00:00Z' })).toBeUndefined();
  const board = { stages, moves };
  expect(isStepMissing(aCard('a'), proposal, board, new Date())).toBe(true);
  expect(isStepMissing(aCard('a', { may_move: false }), proposal, board, new Date())).toBe(false);
});
