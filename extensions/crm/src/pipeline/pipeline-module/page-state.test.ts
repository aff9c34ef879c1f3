import { expect, it } from 'vitest';
import { noFilters } from '../app/board-filters.ts';
import { readPageState, writePageState } from './page-state.ts';

it('the address gives back the page as it was left', () => {
  const state = {
    filters: { ...noFilters, late: true },
    display: 'list',
    sort: '-amount',
    page: 3,
    stages: ['audit', 'won'],
    view: 12,
  } as const;
  expect(readPageState(writePageState(state))).toEqual(state);
});

it('the plain board has a plain address', () => {
  expect(writePageState(readPageState({}))).toEqual({});
});

it('an address typed wrong opens the plain board', () => {
  const wrong = { display: 'cards', sort: 'amount;drop', page: '-1', stage: 'A B', view: 'x' };
  expect(readPageState(wrong)).toEqual(readPageState({}));
});
