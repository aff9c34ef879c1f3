export interface Dated {
  readonly due_on: string | null;
}

const LAST = '9999-12-31';

/** The first due first, what has no date last; else in the order they came. */
export function byDay<Row extends Dated>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (a.due_on ?? LAST).localeCompare(b.due_on ?? LAST));
}

/** The tasks of a project as their reader meets them: what is to do by its day, then what is done. */
export function tasksByDay<Task extends Dated & { readonly status: string }>(
  tasks: readonly Task[],
): Task[] {
  const sorted = byDay(tasks);
  const isDone = ({ status }: Task) => status === 'done';
  return [...sorted.filter((task) => !isDone(task)), ...sorted.filter(isDone)];
}
