import { answering, type ExtensionContext, type Router } from '@ia/directus-kit';
import { askerOf } from '../pipeline/server/board-asker.ts';
import { readTimeline } from './server/read-timeline.ts';
import { parseTimelineQuestion } from './server/timeline-question.ts';

/** What happened around a deal, an account or a contact. */
export function addTimelineRoutes(router: Router, context: ExtensionContext): void {
  router.get(
    '/timeline',
    answering(async (request, response) => {
      const asker = await askerOf(request, context);
      const question = parseTimelineQuestion(request.query);
      response.set('Cache-Control', 'no-store');
      response.json({ data: await readTimeline(asker, context, question) });
    }),
  );
}
