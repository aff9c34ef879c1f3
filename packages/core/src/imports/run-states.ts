export const runStatuses = [
  'queued',
  'fetching',
  'previewing',
  'previewed',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'undoing',
  'undone',
] as const;
export type RunStatus = (typeof runStatuses)[number];

/** A file somebody chose, or a source that is followed. */
export type RunKind = 'file' | 'sync';

/** From each state, those a run may go to. */
const MOVES: Readonly<Record<RunKind, Partial<Readonly<Record<RunStatus, readonly RunStatus[]>>>>> =
  {
    file: {
      queued: ['previewing', 'failed', 'cancelled'],
      previewing: ['previewed', 'failed', 'cancelled'],
      previewed: ['running', 'queued', 'cancelled'],
      running: ['succeeded', 'failed', 'cancelled'],
      succeeded: ['undoing'],
      failed: ['queued', 'undoing'],
      cancelled: ['queued', 'undoing'],
      undoing: ['undone', 'failed'],
    },
    sync: {
      queued: ['fetching', 'failed', 'cancelled'],
      fetching: ['previewing', 'running', 'failed', 'cancelled'],
      previewing: ['previewed', 'failed', 'cancelled'],
      previewed: ['running', 'cancelled'],
      running: ['succeeded', 'failed', 'cancelled'],
    },
  };

/** In the hands of a worker: a person can only ask it to stop. */
const HELD: readonly RunStatus[] = ['fetching', 'previewing', 'running', 'undoing'];

/** Whether a run of this kind may go from one state to the other. */
export function mayMove(from: RunStatus, to: RunStatus, kind: RunKind): boolean {
  return MOVES[kind][from]?.includes(to) ?? false;
}

/** The states from which a person takes a run there at once: nobody works on it. */
export function movedByHand(to: RunStatus, kind: RunKind): readonly RunStatus[] {
  return runStatuses.filter((from) => !HELD.includes(from) && mayMove(from, to, kind));
}

/** The states from which its worker takes a run there, by itself or when asked. */
export function movedByWorker(to: RunStatus, kind: RunKind): readonly RunStatus[] {
  return runStatuses.filter((from) => HELD.includes(from) && mayMove(from, to, kind));
}

/** The states that leave a worker something to do. */
export function statesAtWork(kind: RunKind): readonly RunStatus[] {
  return runStatuses.filter(
    (status) => MOVES[kind][status] && (status === 'queued' || HELD.includes(status)),
  );
}
