import { decideOverride } from '@ia/core/scoring/decide-override';
import { answering, type ExtensionContext, type HttpRequest, type Router } from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import { assertAnyRight } from '@ia/directus-kit/rights/asker-rights';
import { z } from 'zod';
import { leadAsker } from '../leads/server/lead-asker.ts';
import { changeOverride } from './server/change-override.ts';
import { askForTraining, presentScoring } from './server/store/present-scoring.ts';

const idOf = (request: HttpRequest) => readBody(z.object({ id: z.uuid() }), request.params).id;
const overrideBody = z.object({ score: z.number(), reason: z.string() });

/**
 * Scores set by hand and released, and how scores are computed: what the weights say is for whoever
 * reads them; a training, for whoever changes them.
 */
export function addScoringRoutes(router: Router, context: ExtensionContext): void {
  router.post(
    '/leads/:id/score',
    answering(async (request, response) => {
      const asker = await leadAsker(request, context, 'update');
      const override = decideOverride(readBody(overrideBody, request.body));
      const change = { id: idOf(request), override, now: new Date() };
      response.json({ data: await changeOverride(context, asker, change) });
    }),
  );

  router.delete(
    '/leads/:id/score',
    answering(async (request, response) => {
      const asker = await leadAsker(request, context, 'update');
      const change = { id: idOf(request), override: null, now: new Date() };
      response.json({ data: await changeOverride(context, asker, change) });
    }),
  );

  router.get(
    '/scoring',
    answering(async (request, response) => {
      const asker = await leadAsker(request, context, 'read');
      await assertAnyRight(asker, 'read', 'scoring_rules');
      response.json({ data: await presentScoring(context.database) });
    }),
  );

  router.post(
    '/scoring/train',
    answering(async (request, response) => {
      const asker = await leadAsker(request, context, 'read');
      await assertAnyRight(asker, 'update', 'scoring_rules');
      await askForTraining(context.database, asker.user);
      response.status(202).json({ data: await presentScoring(context.database) });
    }),
  );
}
