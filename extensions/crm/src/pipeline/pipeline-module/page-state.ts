import { hiddenColumns, type Query } from '../../views/app/saved-views.ts';
import { type BoardFilters, filtersOfQuery, filtersToQuery } from '../app/board-filters.ts';
import { closableColumns } from './list-columns.ts';

export type Display = 'board' | 'list';

/** What the address of the page says: filters, board or list, order and page of the list. */
export interface PageState {
  readonly filters: BoardFilters;
  readonly display: Display;
  readonly sort: string;
  readonly page: number;
  /** Stages shown in the list; empty: all of them. */
  readonly stages: readonly string[];
  /** Columns put away in the list. */
  readonly hidden: readonly string[];
  /** The saved view it came from. */
  readonly view: number | null;
}

export function readPageState(query: Readonly<Record<string, unknown>>): PageState {
  const { display, sort, page, stage, view, hide } = query;
  return {
    filters: filtersOfQuery(query),
    display: display === 'list' ? 'list' : 'board',
    sort: typeof sort === 'string' && /^-?[a-z_]{1,40}$/.test(sort) ? sort : '',
    page: wholeNumber(page) ?? 1,
    stages:
      typeof stage === 'string' ? stage.split(',').filter((key) => /^[a-z_]+$/.test(key)) : [],
    hidden: hiddenColumns(hide, closableColumns),
    view: wholeNumber(view),
  };
}

export function writePageState(state: PageState): Query {
  const { filters, display, sort, page, stages, view, hidden } = state;
  return {
    ...filtersToQuery(filters),
    ...(display === 'list' ? { display } : {}),
    ...(stages.length > 0 ? { stage: stages.join(',') } : {}),
    ...(sort ? { sort } : {}),
    ...(hidden.length > 0 ? { hide: hidden.join(',') } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(view ? { view: String(view) } : {}),
  };
}

/** The deal a link leads to: it opens beside the board. */
export function dealAsked({ deal }: Readonly<Record<string, unknown>>): string | null {
  return typeof deal === 'string' && /^[0-9a-f-]{36}$/.test(deal) ? deal : null;
}

/** What a view keeps of the page: everything but where one was in it. */
export function viewQuery(state: PageState): Query {
  return writePageState({ ...state, page: 1, view: null });
}

/** The page a view opens. */
export function pageOfView({
  id,
  query,
}: {
  readonly id: number;
  readonly query: Query;
}): PageState {
  return { ...readPageState(query), page: 1, view: id };
}

function wholeNumber(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}
