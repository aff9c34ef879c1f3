import { expect, it } from 'vitest';
import { hiddenColumns, isUnreadable, readViews } from './saved-views.ts';

const me = 'me-id';
const clean = ({ q }: Readonly<Record<string, unknown>>): Record<string, string> =>
  typeof q === 'string' ? { q } : {};
const colleague = { id: 'her-id', first_name: 'Léa', last_name: 'Morin' };
const rows = [
  { id: 3, bookmark: 'Relances', user: me, layout_query: { q: 'relance' } },
  { id: 4, bookmark: 'Audits', user: null, author: colleague, layout_query: { q: 'audit' } },
  { id: 7, bookmark: 'Salon', user: null, author: { ...colleague, id: me }, layout_query: {} },
  { id: 5, bookmark: null, user: me, layout_options: { default_view: 4 } },
  { id: 6, bookmark: '', user: null },
  'not a row',
];

it('views are told apart by who sees them and who changes them, in the order of their names', () => {
  const { views, settings } = readViews(rows, me, clean);
  expect(views.map(({ name, isShared, isMine }) => [name, isShared, isMine])).toEqual([
    ['Audits', true, false],
    ['Relances', false, true],
    ['Salon', true, true],
  ]);
  expect(views[0]).toMatchObject({ author: 'Léa Morin', query: { q: 'audit' } });
  expect(settings).toEqual({ id: 5, defaultView: 4 });
});

it('a view written by hand cannot break the page', () => {
  const odd = [{ id: 1, bookmark: 'X', user: null, layout_query: { sort: 'a;b', q: 3 } }];
  expect(readViews(odd, me, clean).views[0]?.query).toEqual({});
});

it('only columns that are there are put away, in their own order', () => {
  expect(hiddenColumns('owner,city,password', ['city', 'owner'])).toEqual(['city', 'owner']);
  expect(hiddenColumns(undefined, ['city'])).toEqual([]);
});

it('a field is unreadable when the app knows the others and not this one', () => {
  const permissions = {
    leads: { read: { fields: ['id', 'status'] } },
    deals: { read: { fields: ['*'] } },
  };
  expect(isUnreadable(permissions, 'leads', 'score')).toBe(true);
  expect(isUnreadable(permissions, 'leads', 'status')).toBe(false);
  expect(isUnreadable(permissions, 'deals', 'amount')).toBe(false);
  expect(isUnreadable({}, 'leads', 'score')).toBe(false);
});
