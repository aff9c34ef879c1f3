import { describe, expect, it } from 'vitest';
import type { ImportRun } from '../contract.ts';
import { filtersOf, firstFilter, queryOf } from './row-filters.ts';
import { sentenceOf } from './run-outcome.ts';

const run: ImportRun = {
  id: '1',
  status: 'previewed',
  mode: 'history',
  mapping: null,
  file: null,
  file_name: 'leads.csv',
  settings: { encoding: null, delimiter: null, date_format: null, sheet: null, header_line: 1 },
  rows_total: 10,
  rows_done: 10,
  rows_created: 4,
  rows_updated: 0,
  rows_unchanged: 6,
  rows_rejected: 0,
  rows_flagged: 0,
  rows_kept: 0,
  file_notes: [],
  error: null,
  started_at: '2026-11-23T06:00:00.000Z',
  finished_at: null,
  applied_at: null,
  undone_at: null,
  cancel_requested_at: null,
  user: null,
  may: { apply: true, cancel: true, undo: false, restart: true },
};

describe('what is said of a run', () => {
  it.each([
    [{}, null],
    [{ rows_created: 0, rows_unchanged: 10 }, 'nothingToWrite'],
    [{ rows_created: 0, rows_unchanged: 0, rows_rejected: 10 }, 'allRejected'],
    [{ status: 'cancelled' }, 'stoppedPreview'],
    [{ status: 'cancelled', applied_at: '2026-11-22T10:00:00Z' }, 'stoppedRun'],
    [{ status: 'undone' }, 'undoneAll'],
    [{ status: 'undone', rows_kept: 1 }, 'undoneKeptOne'],
    [{ status: 'undone', rows_kept: 2 }, 'undoneKept'],
  ] as const)('%o says %s', (change, text) => {
    expect(sentenceOf({ ...run, ...change })?.text ?? null).toBe(text);
  });
});

describe('the rows of a run', () => {
  it('open on what asks for a look', () => {
    expect(firstFilter(run)).toBe('created');
    expect(firstFilter({ ...run, rows_rejected: 1 })).toBe('rejected');
    expect(firstFilter({ ...run, status: 'undone', rows_rejected: 1, rows_kept: 1 })).toBe('kept');
    expect(firstFilter({ ...run, rows_created: 0 })).toBe('all');
  });

  it('show what an undo kept once there was one', () => {
    expect(filtersOf(run)).not.toContain('kept');
    expect(filtersOf({ ...run, status: 'undone' })).toContain('kept');
  });

  it('are asked by outcome, by remark or by what an undo did', () => {
    expect((['all', 'flagged', 'kept', 'updated'] as const).map(queryOf)).toEqual([
      {},
      { flagged: 1 },
      { undo: 'kept' },
      { outcome: 'updated' },
    ]);
  });
});
