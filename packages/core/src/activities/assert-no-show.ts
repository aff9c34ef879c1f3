import { DomainError } from '../errors.ts';

/** What decides whether somebody can have been absent. */
export interface Appointment {
  readonly type: string | null;
  readonly status: string | null;
  readonly occurredAt: Date;
}

/**
 * Nobody is absent from what is still to come, nor from anything but a meeting.
 * @throws NO_SHOW_NOT_MEETING, NO_SHOW_TO_COME
 */
export function assertNoShow({ type, status, occurredAt }: Appointment, now: Date): void {
  if (status !== 'no_show') return;
  if (type !== 'meeting') throw new DomainError('NO_SHOW_NOT_MEETING', { field: 'status' });
  if (occurredAt > now) throw new DomainError('NO_SHOW_TO_COME', { field: 'status' });
}
