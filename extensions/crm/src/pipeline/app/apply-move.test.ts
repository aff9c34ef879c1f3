import { describe, expect, it } from 'vitest';
import type { Board } from '../contract.ts';
import { applyMove, findCard, placeAt, placeOf, replaceCard, withFigures } from './apply-move.ts';
import { aBoard, aCard, aStage } from './board-fixtures.ts';

const now = '2026-03-10T10:00:00Z';
const board = aBoard([
  aStage('prospect', 'open', 10, [aCard('a'), aCard('b', { amount: 50_001 }), aCard('c')]),
  aStage('proposal', 'open', 50, [aCard('d'), aCard('e')]),
  aStage('won', 'won', 100),
]);

const ids = (on: Board, key: string) =>
  on.stages.find((stage) => stage.key === key)?.cards.map(({ id }) => id);
const figures = (on: Board, key: string) => {
  const stage = on.stages.find((one) => one.key === key);
  return { count: stage?.count, ...stage?.totals[0] };
};

describe('a card that moves', () => {
  it('leaves its column and stands between its new neighbours', () => {
    const moved = applyMove(board, 'b', { stage: 'proposal', after: 'd', before: 'e' }, now);
    expect(ids(moved, 'prospect')).toEqual(['a', 'c']);
    expect(ids(moved, 'proposal')).toEqual(['d', 'b', 'e']);
  });

  it('takes its amount along, weighted by the new stage, half a cent up', () => {
    const moved = applyMove(board, 'b', { stage: 'proposal', after: null, before: 'd' }, now);
    expect(figures(moved, 'prospect')).toMatchObject({ count: 2, sum: 200_000 });
    expect(figures(moved, 'proposal')).toEqual({
      count: 3,
      currency: 'EUR',
      sum: 250_001,
      weighted: 125_001,
    });
  });

  it('enters its stage now, and keeps its age when only its rank changes', () => {
    const entered = applyMove(board, 'a', { stage: 'proposal', after: null, before: null }, now);
    expect(findCard(entered, 'a')?.stage_entered_at).toBe(now);
    const ranked = applyMove(board, 'a', { stage: 'prospect', after: 'c', before: null }, now);
    expect(ids(ranked, 'prospect')).toEqual(['b', 'c', 'a']);
    expect(findCard(ranked, 'a')?.stage_entered_at).toBe('2026-03-01T00:00:00Z');
    expect(figures(ranked, 'prospect')).toEqual(figures(board, 'prospect'));
  });

  it('drops its own probability and its lateness when it closes', () => {
    const own = aBoard([
      aStage('prospect', 'open', 10, [aCard('a', { probability: 70, is_late: true })]),
      aStage('won', 'won', 100),
    ]);
    const won = applyMove(own, 'a', { stage: 'won', after: null, before: null }, now);
    expect(findCard(won, 'a')).toMatchObject({ probability: null, is_late: false });
    expect(figures(won, 'won')).toMatchObject({ sum: 100_000, weighted: 100_000 });
  });

  it('counts in its own currency', () => {
    const dollars = aBoard([
      aStage('prospect', 'open', 10, [aCard('a', { currency: 'USD' })]),
      aStage('proposal', 'open', 50, [aCard('d')]),
    ]);
    const moved = applyMove(dollars, 'a', { stage: 'proposal', after: null, before: null }, now);
    expect(moved.stages[1]?.totals).toEqual([
      { currency: 'EUR', sum: 100_000, weighted: 50_000 },
      { currency: 'USD', sum: 100_000, weighted: 50_000 },
    ]);
  });

  it('put back where it was leaves the board as it was', () => {
    const origin = placeOf(board, 'b');
    const moved = applyMove(board, 'b', { stage: 'won', after: null, before: null }, now);
    if (!origin) throw new Error('The card is on the board.');
    const back = applyMove(moved, 'b', origin, now);
    expect(ids(back, 'prospect')).toEqual(['a', 'b', 'c']);
    expect(figures(back, 'won')).toMatchObject({ count: 0, sum: 0, weighted: 0 });
  });

  it('of another board changes nothing', () => {
    expect(applyMove(board, 'zz', { stage: 'won', after: null, before: null }, now)).toBe(board);
    expect(applyMove(board, 'a', { stage: 'gone', after: null, before: null }, now)).toBe(board);
  });
});

describe('the place at a row', () => {
  const [prospect, proposal] = board.stages;
  if (!prospect || !proposal) throw new Error('The board has two stages.');

  it.each([
    [0, { after: null, before: 'd' }],
    [1, { after: 'd', before: 'e' }],
    [2, { after: 'e', before: null }],
    [9, { after: 'e', before: null }],
  ])('%i of another column is between its cards', (index, place) => {
    expect(placeAt(proposal, index, 'a')).toEqual({ stage: 'proposal', ...place });
  });

  it('of its own column does not count the card itself', () => {
    expect(placeAt(prospect, 3, 'a')).toMatchObject({ after: 'c', before: null });
    expect(placeAt(prospect, 1, 'a')).toMatchObject({ after: null, before: 'b' });
    expect(placeAt(prospect, 0, 'c')).toMatchObject({ after: null, before: 'a' });
  });

  it('below what is loaded of a longer column is above its last card', () => {
    expect(placeAt({ ...proposal, next: 'cursor' }, 2, 'a')).toMatchObject({
      after: 'd',
      before: 'e',
    });
  });
});

it('what the server answers replaces the card, then the figures guessed', () => {
  const moved = applyMove(board, 'a', { stage: 'proposal', after: null, before: 'd' }, now);
  const card = aCard('a', { stage: 'proposal', position: '0.5000000000' });
  const answered = withFigures(replaceCard(moved, card), [
    { key: 'prospect', count: 41, totals: [] },
    { key: 'proposal', count: 12, totals: [{ currency: 'EUR', sum: 1, weighted: 1 }] },
  ]);
  expect(findCard(answered, 'a')?.position).toBe('0.5000000000');
  expect(figures(answered, 'prospect').count).toBe(41);
  expect(figures(answered, 'proposal')).toMatchObject({ count: 12, sum: 1 });
});
