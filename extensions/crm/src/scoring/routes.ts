import { decideOverride } from '@ia/core/scoring/decide-override';
import { type Route, route } from '@ia/directus-kit/http/route';
import { byId } from '@ia/directus-kit/http/shapes';
import { whoMay } from '@ia/directus-kit/http/who';
import { leadScore, overrideBody, scoring } from './contract.ts';
import { changeOverride } from './server/change-override.ts';
import { askForTraining, presentScoring } from './server/store/present-scoring.ts';

const writer = whoMay('update', 'leads');

/**
 * Scores set by hand and released, and how scores are computed: what the weights say is for whoever
 * reads them; a training, for whoever changes them.
 */
export const scoringRoutes: readonly Route[] = [
  route(
    {
      method: 'POST',
      path: '/leads/:id/score',
      who: writer,
      params: byId,
      body: overrideBody,
      answer: leadScore,
      of: 'leads',
    },
    ({ context, asker, params, body, now }) =>
      changeOverride(context, asker, { ...params, override: decideOverride(body), now }),
  ),
  route(
    { method: 'DELETE', path: '/leads/:id/score', who: writer, params: byId, answer: leadScore },
    ({ context, asker, params, now }) =>
      changeOverride(context, asker, { ...params, override: null, now }),
  ),
  route(
    { method: 'GET', path: '/scoring', who: whoMay('read', 'scoring_rules'), answer: scoring },
    (asked) => presentScoring(asked.database),
  ),
  route(
    {
      method: 'POST',
      path: '/scoring/train',
      who: whoMay('update', 'scoring_rules'),
      answer: scoring,
      status: 202,
    },
    async ({ database, asker }) => {
      await askForTraining(database, asker.user);
      return presentScoring(database);
    },
  ),
];
