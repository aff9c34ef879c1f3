import { expect, it } from 'vitest';
import { aBoard, aCard, aStage } from './board-fixtures.ts';
import { readBoard, readMove, readPage, readTotals } from './read-board.ts';

const answer = (data: unknown) => ({ data: { data } });

it('the answers of the board are taken as they are', () => {
  const board = aBoard([aStage('prospect', 'open', 10, [aCard('a')])]);
  expect(readBoard(answer(board))).toBe(board);
  expect(readPage(answer({ cards: [aCard('a')], next: null })).cards).toHaveLength(1);
  expect(readMove(answer({ card: aCard('a') })).id).toBe('a');
});

it.each([undefined, {}, { stages: [{ key: 'prospect' }], moves: {} }, { stages: null }])(
  'an answer that is no board is refused rather than half drawn (%#)',
  (data) => {
    expect(() => readBoard(answer(data))).toThrow('a board');
  },
);

it('figures without a count are no figures', () => {
  const figures = { key: 'prospect', count: 1, totals: [] };
  expect(readTotals(answer({ stages: [figures] }))).toEqual([figures]);
  expect(() => readTotals(answer({ stages: [{ key: 'prospect' }] }))).toThrow('figures');
});

it('a card without its amount is no card', () => {
  expect(() => readPage(answer({ cards: [{ id: 'a', stage: 'x' }] }))).toThrow();
});
