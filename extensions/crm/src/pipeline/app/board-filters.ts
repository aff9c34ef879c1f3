import { addDays, type CivilDate } from '@ia/core';
import type { Query } from '../../views/app/saved-views.ts';

/** Closed deals are shown over one of these numbers of days. */
export const closedPeriods = [30, 90, 365] as const;
export type ClosedPeriod = (typeof closedPeriods)[number];
export const defaultPeriod: ClosedPeriod = 90;

/** What is asked of the board; empty means everything. */
export interface BoardFilters {
  /** Ids of people, `me` or `none`. */
  readonly owners: readonly string[];
  readonly offers: readonly string[];
  /** Amounts in cents. */
  readonly min: number | null;
  readonly max: number | null;
  readonly late: boolean;
  readonly text: string;
  readonly closedDays: ClosedPeriod;
  /** Only the deals that were put away. */
  readonly archived: boolean;
}

export const noFilters: BoardFilters = {
  owners: [],
  offers: [],
  min: null,
  max: null,
  late: false,
  text: '',
  closedDays: defaultPeriod,
  archived: false,
};

/** The filters as the address of the page and a saved view keep them. */
export function filtersToQuery(filters: BoardFilters): Query {
  const { owners, offers, min, max, late, text, closedDays, archived } = filters;
  const query: Record<string, string> = {};
  if (owners.length > 0) query.owner = owners.join(',');
  if (offers.length > 0) query.offer = offers.join(',');
  if (min !== null) query.min = String(min);
  if (max !== null) query.max = String(max);
  if (late) query.late = '1';
  if (text.trim()) query.q = text.trim();
  if (closedDays !== defaultPeriod) query.closed = String(closedDays);
  if (archived) query.archived = '1';
  return query;
}

/** Reads an address or a saved view; what makes no sense counts as not asked. */
export function filtersOfQuery(query: Readonly<Record<string, unknown>>): BoardFilters {
  return {
    owners: listOf(query.owner).filter((one) => isId(one) || one === 'me' || one === 'none'),
    offers: listOf(query.offer).filter(isId),
    min: centsOf(query.min),
    max: centsOf(query.max),
    late: query.late === '1',
    text: typeof query.q === 'string' ? query.q.slice(0, 200) : '',
    closedDays: closedPeriods.find((days) => String(days) === query.closed) ?? defaultPeriod,
    archived: query.archived === '1',
  };
}

/** The filters as the API takes them; `today` bounds the closed deals. */
export function filtersToParams(filters: BoardFilters, today: CivilDate): Query {
  const { closed: _days, ...params } = filtersToQuery(filters);
  return { ...params, closed_since: addDays(today, -filters.closedDays) };
}

/** How many filters narrow what is shown; the period of closed deals does not. */
export function countFilters(filters: BoardFilters): number {
  const { closed: _days, min, max, ...others } = filtersToQuery(filters);
  return Object.keys(others).length + (min || max ? 1 : 0);
}

function listOf(value: unknown): string[] {
  return typeof value === 'string' ? value.split(',').filter(Boolean) : [];
}

function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function centsOf(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{1,13}$/.test(value)) return null;
  return Number(value);
}
