import { describe, expect, it } from 'vitest';
import { milestoneProgress } from './milestone-progress.ts';

const milestone = (status: string, due_on: string | null) => ({ status, due_on });

describe('the progress of a project', () => {
  it('counts the milestones reached', () => {
    const rows = [milestone('done', null), milestone('in_progress', null), milestone('todo', null)];
    expect(milestoneProgress(rows)).toMatchObject({ percent: 33, reached: 1, total: 3 });
  });

  it('never shows 100 % while a milestone is missing', () => {
    const rows = Array.from({ length: 300 }, (_, i) => milestone(i ? 'done' : 'todo', null));
    expect(milestoneProgress(rows).percent).toBe(99);
  });

  it('names the earliest milestone not yet reached, undated ones last', () => {
    const next = milestone('todo', '2026-03-01');
    const rows = [milestone('todo', null), milestone('done', '2026-01-01'), next];
    expect(milestoneProgress(rows).next).toBe(next);
  });

  it('says nothing of a project without milestones', () => {
    expect(milestoneProgress([])).toEqual({ percent: null, reached: 0, total: 0, next: null });
  });
});
