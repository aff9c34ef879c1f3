import { expect, it } from 'vitest';
import { readPageState } from './page-state.ts';
import { pageOfView, readViews, viewQuery } from './saved-views.ts';

const me = 'me-id';
const rows = [
  { id: 3, bookmark: 'Relances', user: me, layout_query: { late: '1', owner: 'me' } },
  { id: 4, bookmark: 'Audits', user: null, layout_query: { stage: 'audit', display: 'list' } },
  { id: 5, bookmark: null, user: me, layout_options: { default_view: 4 } },
  { id: 6, bookmark: '', user: null },
  'not a row',
];

it('views are told apart by who sees them, in the order of their names', () => {
  const { views, settings } = readViews(rows, me);
  expect(views.map(({ name, isShared }) => [name, isShared])).toEqual([
    ['Audits', true],
    ['Relances', false],
  ]);
  expect(settings).toEqual({ id: 5, defaultView: 4 });
});

it('a view opens its filters and display on the first page', () => {
  const [audits] = readViews(rows, me).views;
  if (!audits) throw new Error('There is a view.');
  expect(pageOfView(audits)).toMatchObject({
    display: 'list',
    stages: ['audit'],
    page: 1,
    view: 4,
  });
});

it('what a view keeps does not depend on where one was in the list', () => {
  const state = readPageState({ late: '1', page: '4', view: '9' });
  expect(viewQuery(state)).toEqual({ late: '1' });
});

it('a view written by hand cannot break the page', () => {
  const odd = [{ id: 1, bookmark: 'X', user: null, layout_query: { sort: 'a;b', q: 3 } }];
  expect(readViews(odd, me).views[0]?.query).toEqual({});
});
