import type { CivilDate } from '../time/civil-date.ts';
import { civilDateOf } from '../time/civil-date.ts';
import type { StageType } from './stages.ts';

export interface FollowedDeal {
  readonly type: StageType;
  readonly next_action_at: string | Date | null;
  readonly expected_close_on: CivilDate | null;
}

/**
 * Whether somebody should have acted: an open deal whose next action is due, or that has none and
 * whose expected close (a day of Paris) is over.
 */
export function isDealLate(deal: FollowedDeal, now: Date): boolean {
  if (deal.type !== 'open') return false;
  if (deal.next_action_at !== null) return new Date(deal.next_action_at) < now;
  return deal.expected_close_on !== null && deal.expected_close_on < civilDateOf(now);
}
