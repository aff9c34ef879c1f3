import { describe, expect, test } from 'vitest';
import {
  FIRST_STATE,
  fieldsAsked,
  filterOf,
  hasFilters,
  readState,
  sortOf,
  stateOfView,
  viewQuery,
  writeState,
} from './list-state.ts';

/** What was put away is not in the usual list. */
const KEPT = { is_archived: { _eq: false } };

describe('what the list of leads shows', () => {
  test('goes through the address and back', () => {
    const state = {
      ...FIRST_STATE,
      q: 'agathe lenoir',
      statuses: ['new', 'qualified'] as const,
      source: 'Salon & co',
      owner: 'me',
      minScore: 45,
      archived: true,
      sort: 'name' as const,
      isDescending: false,
      page: 3,
      per: 100,
      hidden: ['source', 'city'],
      view: 12,
    };
    expect(readState(writeState(state))).toEqual(state);
    expect(hasFilters(state)).toBe(true);
  });

  test('says nothing in the address when it is as usual', () => {
    expect(writeState(FIRST_STATE)).toEqual({});
    expect(readState({})).toEqual(FIRST_STATE);
    expect(hasFilters(FIRST_STATE)).toBe(false);
  });

  test.each([
    { status: 'perdu,new', page: '-3', per: '9999', sort: 'password', owner: "' or 1=1" },
    { status: ['new'], q: 3, page: 'x', owner: '$CURRENT_USER' },
  ])('ignores what the address says wrong (%#)', (query) => {
    expect(readState(query)).toMatchObject({
      page: 1,
      per: 50,
      sort: 'date_created',
      owner: null,
    });
  });

  test('every word is looked for, anywhere, without accents, capitals and curly apostrophes', () => {
    expect(filterOf({ ...FIRST_STATE, q: ' Amélie  L’Étoile ' })).toEqual({
      _and: [{ search: { _contains: 'amelie' } }, { search: { _contains: "l'etoile" } }, KEPT],
    });
    expect(filterOf(FIRST_STATE)).toEqual({ _and: [KEPT] });
    expect(filterOf({ ...FIRST_STATE, archived: true })).toEqual({
      _and: [{ is_archived: { _eq: true } }],
    });
  });

  test('a phone number is looked for in its one form', () => {
    expect(filterOf({ ...FIRST_STATE, q: '06 12 34 56 78' })).toEqual({
      _and: [{ phone: { _eq: '+33612345678' } }, KEPT],
    });
  });

  test('the owner is somebody, oneself or nobody', () => {
    const rule = (owner: string) => filterOf({ ...FIRST_STATE, owner });
    expect(rule('me')).toEqual({ _and: [{ owner: { _eq: '$CURRENT_USER' } }, KEPT] });
    expect(rule('none')).toEqual({ _and: [{ owner: { _null: true } }, KEPT] });
  });

  test('a view keeps filters, order and columns, not where one was in the list', () => {
    const query = { status: 'new', sort: '-score', hide: 'city' };
    expect(viewQuery(readState({ ...query, page: '4', view: '9' }))).toEqual(query);
    expect(stateOfView({ id: 9, query })).toMatchObject({
      statuses: ['new'],
      sort: 'score',
      hidden: ['city'],
      page: 1,
      view: 9,
    });
  });

  test('says by which fields it is filtered and sorted', () => {
    expect(fieldsAsked(FIRST_STATE)).toEqual(['date_created']);
    const asked = { ...FIRST_STATE, minScore: 45, owner: 'me', sort: 'name' as const };
    expect(fieldsAsked(asked)).toEqual(['owner', 'score']);
  });

  test('an order is always complete', () => {
    expect(sortOf(FIRST_STATE)).toEqual(['-date_created', 'id']);
    expect(sortOf({ ...FIRST_STATE, sort: 'city', isDescending: false })).toEqual([
      'city',
      'date_created',
      'id',
    ]);
  });
});
