import { type Hook, JOBS_FILTER, type JobHandler } from '@ia/directus-kit';
import { closeEndedMissions } from '../server/close-ended-missions.ts';
import { openStartedMissions } from '../server/open-started-missions.ts';

const hook: Hook = ({ filter }) => {
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
