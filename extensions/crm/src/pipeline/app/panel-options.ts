import { type BoardFilters, closedPeriods, defaultPeriod, noFilters } from './board-filters.ts';

/** What a panel of the pipeline is set to; `me` follows whoever looks at the dashboard. */
export interface PanelOptions {
  /** `me`, `none`, the id of a person, or nothing for everybody. */
  readonly owner?: string | null;
  readonly offer?: string | null;
  /** Days back: of closed deals on the board, of everything in the funnel. */
  readonly period?: number | null;
}

/** The filters of the board a panel stands for. */
export function filtersOfPanel({ owner, offer, period }: PanelOptions): BoardFilters {
  return {
    ...noFilters,
    owners: owner ? [owner] : [],
    offers: offer ? [offer] : [],
    closedDays: periodOf(period),
  };
}

export function periodOf(period: number | null | undefined): (typeof closedPeriods)[number] {
  return closedPeriods.find((days) => days === Number(period)) ?? defaultPeriod;
}
