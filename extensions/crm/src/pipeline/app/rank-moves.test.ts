import { expect, it } from 'vitest';
import { aBoard, aCard, aStage } from './board-fixtures.ts';
import { rankMoves } from './rank-moves.ts';

const stage = aStage('prospect', 'open', 10, [aCard('a'), aCard('b'), aCard('c')]);
const board = aBoard([stage]);
const told = (on: typeof board, id: string) =>
  rankMoves(on, id).map(({ text, place }) => [text, place.after, place.before]);

it('a card in the middle goes to the top, up or down', () => {
  expect(told(board, 'c')).toEqual([
    ['moveTop', null, 'a'],
    ['moveUp', 'a', 'b'],
  ]);
  expect(told(board, 'b')).toEqual([
    ['moveUp', null, 'a'],
    ['moveDown', 'c', null],
  ]);
  expect(told(board, 'a')).toEqual([['moveDown', 'b', 'c']]);
});

it('below the last loaded card of a longer column there is no known rank', () => {
  expect(told(aBoard([{ ...stage, next: 'cursor' }]), 'b')).toEqual([['moveUp', null, 'a']]);
});
