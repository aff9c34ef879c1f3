import { type Route, route } from '@ia/directus-kit/http/route';
import { signedIn } from '@ia/directus-kit/http/who';
import { timelinePage } from './contract.ts';
import { readTimeline } from './server/read-timeline.ts';
import { parseTimelineQuestion } from './server/timeline-question.ts';

/** What happened around a deal, an account or a contact; each source is read with the asker's rights. */
export const timelineRoutes: readonly Route[] = [
  route(
    {
      method: 'GET',
      path: '/timeline',
      who: signedIn,
      query: parseTimelineQuestion,
      answer: timelinePage,
    },
    ({ context, asker, query }) => readTimeline(asker, context, query),
  ),
];
