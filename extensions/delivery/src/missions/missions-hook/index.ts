import {
  type Hook,
  JOBS_FILTER,
  type JobHandler,
  type Row,
  refusingClearly,
} from '@ia/directus-kit';
import { changedRows } from '@ia/directus-kit/rights/read-changed';
import { closeEndedMissions } from '../server/close-ended-missions.ts';
import { openAtOnce, openChangedAtOnce } from '../server/open-at-once.ts';
import { openStartedMissions } from '../server/open-started-missions.ts';

const hook: Hook = ({ filter }) => {
  filter<Row>('missions.items.create', (payload) => openAtOnce(payload, new Date()));
  filter<Row>('missions.items.update', (payload, meta, context) =>
    refusingClearly('missions', () => {
      const change = { payload, keys: meta.keys };
      const rows = changedRows('missions', change);
      return openChangedAtOnce(context, { payload, rows, now: new Date() });
    }),
  );
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [
    ...jobs,
    {
      name: 'delivery.close-ended-missions',
      // Every hour: a server that was down at midnight closes what ended as soon as it is back.
      cron: '5 * * * *',
      handle: closeEndedMissions,
    },
    { name: 'delivery.open-started-missions', cron: '5 * * * *', handle: openStartedMissions },
  ]);
};

export default hook;
