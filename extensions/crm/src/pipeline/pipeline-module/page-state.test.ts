import { expect, it } from 'vitest';
import { noFilters } from '../app/board-filters.ts';
import { pageOfView, readPageState, viewQuery, writePageState } from './page-state.ts';

it('the address gives back the page as it was left', () => {
  const state = {
    filters: { ...noFilters, late: true },
    display: 'list',
    sort: '-amount',
    page: 3,
    stages: ['audit', 'won'],
    hidden: ['age', 'owner'],
    view: 12,
  } as const;
  expect(readPageState(writePageState(state))).toEqual(state);
});

it('a view opens its filters, columns and display on the first page', () => {
  const query = { stage: 'audit', display: 'list', hide: 'owner' };
  expect(pageOfView({ id: 4, query })).toMatchObject({
    display: 'list',
    stages: ['audit'],
    hidden: ['owner'],
    page: 1,
    view: 4,
  });
  expect(viewQuery(readPageState({ ...query, page: '4', view: '9' }))).toEqual(query);
});

it('the plain board has a plain address', () => {
  expect(writePageState(readPageState({}))).toEqual({});
});

it('an address typed wrong opens the plain board', () => {
  const wrong = { display: 'cards', sort: 'amount;drop', page: '-1', stage: 'A B', view: 'x' };
  expect(readPageState(wrong)).toEqual(readPageState({}));
});
