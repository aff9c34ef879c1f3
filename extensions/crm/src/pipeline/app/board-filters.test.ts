import { describe, expect, it } from 'vitest';
import {
  countFilters,
  filtersOfQuery,
  filtersToParams,
  filtersToQuery,
  noFilters,
} from './board-filters.ts';

const person = '0b1ff0aa-7c3e-4b1e-9f0e-1b6f5c8a1a2b';
const all = {
  owners: ['me', person],
  offers: [person],
  min: 100_000,
  max: 500_000,
  late: true,
  text: 'agent vocal',
  closedDays: 30,
  archived: false,
} as const;

describe('the filters of the board', () => {
  it('survive the address of the page', () => {
    expect(filtersOfQuery(filtersToQuery(all))).toEqual(all);
    expect(filtersToQuery(noFilters)).toEqual({});
    expect(filtersOfQuery({})).toEqual(noFilters);
  });

  it('ignore what somebody typed wrong in the address', () => {
    const wrong = { owner: 'me,<script>', min: '-5', max: '1e9', late: 'yes', closed: '17' };
    expect(filtersOfQuery(wrong)).toEqual({ ...noFilters, owners: ['me'] });
  });

  it('reach the API with the first day of the closed deals', () => {
    expect(filtersToParams(all, '2026-03-31')).toEqual({
      owner: `me,${person}`,
      offer: person,
      min: '100000',
      max: '500000',
      late: '1',
      q: 'agent vocal',
      closed_since: '2026-03-01',
    });
  });

  it('are counted as a person sees them: one for both ends of the amount', () => {
    expect(countFilters(all)).toBe(5);
    expect(countFilters({ ...noFilters, closedDays: 365 })).toBe(0);
  });
});
