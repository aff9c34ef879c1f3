import { expect, it } from 'vitest';
import { noFilters } from './board-filters.ts';
import { filtersOfPanel, periodOf } from './panel-options.ts';

it('a panel without options shows everything over ninety days', () => {
  expect(filtersOfPanel({})).toEqual(noFilters);
});

it('the options of a panel become filters', () => {
  expect(filtersOfPanel({ owner: 'me', offer: null, period: 365 })).toEqual({
    ...noFilters,
    owners: ['me'],
    closedDays: 365,
  });
});

it('a period that is not offered counts as the usual one', () => {
  expect([periodOf(30), periodOf(17), periodOf(null)]).toEqual([30, 90, 90]);
});
