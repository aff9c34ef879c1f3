import { describe, expect, it } from 'vitest';
import type { Board, Card, StageColumn } from '../contract.ts';
import { aBoard, aCard, aStage } from './board-fixtures.ts';
import { mergeBoard, stagesDiffer } from './merge-board.ts';

const at = (id: string, position: number | null) => aCard(id, { position });
const column = (cards: readonly Card[], next: string | null): StageColumn => ({
  ...aStage('prospect', 'open', 10, cards),
  next,
});
const other = (cards: readonly Card[] = []) => aStage('proposal', 'open', 50, cards);
const ids = (board: Board, key = 'prospect') =>
  board.stages.find((stage) => stage.key === key)?.cards.map(({ id }) => id);

const old = aBoard([column([at('a', 1), at('b', 2), at('c', 3), at('d', 4)], 'after-d'), other()]);
const nobody = new Map();

describe('a board refreshed under the eyes of somebody', () => {
  it('keeps the pages scrolled to, and where the next one starts', () => {
    const fresh = aBoard([column([at('a', 1), at('b', 2)], 'after-b'), other()]);
    const merged = mergeBoard(old, fresh, nobody);
    expect(ids(merged)).toEqual(['a', 'b', 'c', 'd']);
    expect(merged.stages[0]?.next).toBe('after-d');
  });

  it('shows a deal once when it came up from below', () => {
    const fresh = aBoard([column([at('d', 0.5), at('a', 1)], 'after-a'), other()]);
    expect(ids(mergeBoard(old, fresh, nobody))).toEqual(['d', 'a', 'b', 'c']);
  });

  it('drops from below a deal that left for another column or is gone', () => {
    const fresh = aBoard([column([at('a', 1), at('b', 2)], 'after-b'), other([at('c', 1)])]);
    expect(ids(mergeBoard(old, fresh, new Map([['d', null]])))).toEqual(['a', 'b']);
  });

  it('places below a deal of the board that somebody moved there', () => {
    const from = aBoard([old.stages[0] ?? other(), other([at('x', 1)])]);
    const fresh = aBoard([column([at('a', 1), at('b', 2)], 'after-b'), other()]);
    const touched = new Map([['x', { stage: 'prospect', position: 3.5 }]]);
    expect(ids(mergeBoard(from, fresh, touched))).toEqual(['a', 'b', 'c', 'x', 'd']);
  });

  it('takes the whole column of the server when nothing more was loaded', () => {
    const fresh = aBoard([column([at('a', 1), at('c', 3)], null), other()]);
    expect(ids(mergeBoard(old, fresh, nobody))).toEqual(['a', 'c']);
  });
});

it('a stage renamed, added or removed is noticed, figures are not', () => {
  expect(stagesDiffer(old, aBoard([column([], null), other()]))).toBe(false);
  expect(stagesDiffer(old, aBoard([column([], null)]))).toBe(true);
  const renamed = aBoard([{ ...column([], null), label: 'Piste' }, other()]);
  expect(stagesDiffer(old, renamed)).toBe(true);
});
