import { type Hook, JOBS_FILTER, type JobHandler } from '@ia/directus-kit';
import { startProject } from '../server/start-project.ts';

const hook: Hook = ({ filter }) => {
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [
    ...jobs,
    { name: 'delivery.start-project', on: 'deal.stage_changed', handle: startProject },
    { name: 'delivery.start-audited-project', on: 'audit.validated', handle: startProject },
  ]);
};

export default hook;
