import { activityPath } from '@ia/core/activities/activity-path';
import { recordPath } from '@ia/core/records/record-path';
import type { InboundEvent } from '../contract.ts';

type Kind = 'lead' | 'contact' | 'deal' | 'activity';

/** What came of a delivery: where it is read, and which words open it. */
interface Result {
  readonly to: string;
  readonly open: Kind;
}

type Outcome = Pick<InboundEvent, 'lead' | 'contact' | 'deal' | 'activity'>;

/** The records a delivery led to; an activity by its line on the closest of them (`activityPath`). */
export function resultsOf({ lead, contact, deal, activity }: Outcome): readonly Result[] {
  const about = { lead, contact, deal };
  const places = [
    ['lead', lead && recordPath('leads', lead)],
    ['contact', contact && recordPath('contacts', contact)],
    ['deal', deal && recordPath('deals', deal)],
    ['activity', activity && activityPath({ ...about, id: activity })],
  ] as const;
  return places.flatMap(([open, to]) => (to ? [{ to, open }] : []));
}
