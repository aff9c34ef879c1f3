import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { aBoard, aCard, aStage } from './app/board-fixtures.ts';
import { board, boardTotals, card, cardPage, dealPage, funnel } from './contract.ts';

it('a board is taken as it is', () => {
  const answered = aBoard([aStage('prospect', 'open', 10, [aCard('a')])]);
  expect(z.parse(board, answered)).toEqual(answered);
});

it.each([
  ['nothing', board, undefined],
  ['stages without their cards', board, { ...aBoard([]), stages: [{ key: 'prospect' }] }],
  ['figures without a count', boardTotals, { stages: [{ key: 'prospect', totals: [] }] }],
  ['a card without its amount', cardPage, { cards: [{ ...aCard('a'), amount: null }], next: null }],
  ['a page of no deals', dealPage, { rows: [{}], totals: [], count: 1 }],
  ['stages nobody entered', funnel, { from: '', to: '', stages: [{}] }],
])('%s are refused rather than half drawn', (_what, contract, answered) => {
  expect(z.safeParse(contract, answered).success).toBe(false);
});

it('a name the reader may not see is shown as none', () => {
  const hidden = { ...aCard('a'), account: { id: 'account-a', name: null } };
  expect(z.parse(card, hidden).account).toEqual({ id: 'account-a', name: '' });
});
