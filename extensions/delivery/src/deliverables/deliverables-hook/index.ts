import { type Hook, JOBS_FILTER, type JobHandler, readEnv } from '@ia/directus-kit';
import { MAIL_TEMPLATES_FILTER, type MailTemplate } from '@ia/directus-kit/jobs/mail-templates';
import { z } from 'zod';
import { awaitsTemplate } from '../server/awaits-template.ts';
import { tellClient } from '../server/tell-client.ts';

const SHAPE = { PORTAL_URL: z.url() };

/** What a client is told of deliverables. */
const hook: Hook = ({ filter }, { env }) => {
  const { PORTAL_URL } = readEnv(env, SHAPE);
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [
    ...jobs,
    {
      name: 'delivery.tell-client-of-deliverable',
      on: 'deliverable.awaits_client',
      handle: tellClient,
    },
  ]);
  filter<MailTemplate[]>(MAIL_TEMPLATES_FILTER, (templates) => [
    ...templates,
    awaitsTemplate(PORTAL_URL),
  ]);
};

export default hook;
