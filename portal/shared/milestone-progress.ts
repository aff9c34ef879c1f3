export interface MilestoneLike {
  status: string;
  due_on: string | null;
}

export interface MilestoneProgress<Row> {
  /** Whole percentage of milestones reached, null when there are none. */
  percent: number | null;
  reached: number;
  total: number;
  next: Row | null;
}

const LAST = '9999-12-31';

/** How far a project is, counted in milestones reached, and which one comes next. */
export function milestoneProgress<Row extends MilestoneLike>(
  milestones: readonly Row[],
): MilestoneProgress<Row> {
  const reached = milestones.filter(({ status }) => status === 'done').length;
  const total = milestones.length;
  const [next = null] = milestones
    .filter(({ status }) => status !== 'done')
    .toSorted((a, b) => (a.due_on ?? LAST).localeCompare(b.due_on ?? LAST));
  return { reached, total, next, percent: total ? Math.floor((reached * 100) / total) : null };
}
