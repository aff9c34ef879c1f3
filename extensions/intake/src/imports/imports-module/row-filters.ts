import type { ImportRun } from '../contract.ts';
import type { RowQuery } from './use-import-api.ts';

export const rowFilters = [
  'created',
  'updated',
  'unchanged',
  'rejected',
  'flagged',
  'kept',
  'all',
] as const;
export type RowFilter = (typeof rowFilters)[number];

/** How many rows of a run a filter shows. */
export function countOf(run: ImportRun, filter: RowFilter): number {
  switch (filter) {
    case 'created':
      return run.rows_created;
    case 'updated':
      return run.rows_updated;
    case 'unchanged':
      return run.rows_unchanged;
    case 'rejected':
      return run.rows_rejected;
    case 'flagged':
      return run.rows_flagged;
    case 'kept':
      return run.rows_kept;
    case 'all':
      return run.rows_total;
  }
}

/** The tiles of a run: rows an undo kept are shown once there was one. */
export function filtersOf({ status }: ImportRun): readonly RowFilter[] {
  return rowFilters.filter(
    (filter) => filter !== 'all' && (filter !== 'kept' || status === 'undone'),
  );
}

/** What asks for a look first: kept rows, rejected ones, changes, remarks. */
export function firstFilter(run: ImportRun): RowFilter {
  const order: readonly RowFilter[] = [
    ...(run.status === 'undone' ? (['kept'] as const) : []),
    'rejected',
    'updated',
    'flagged',
    'created',
  ];
  return order.find((filter) => countOf(run, filter) > 0) ?? 'all';
}

export function queryOf(filter: RowFilter): Omit<RowQuery, 'page' | 'per'> {
  if (filter === 'all') return {};
  if (filter === 'flagged') return { flagged: 1 };
  return filter === 'kept' ? { undo: 'kept' } : { outcome: filter };
}
