import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { byId, per } from '@ia/directus-kit/http/shapes';
import { administrator } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import {
  countedTo,
  eventStatuses,
  mostReplayed,
  outgoingPage,
  replayedAnswer,
} from './contract.ts';
import { replayOne } from './server/replay-one.ts';
import { listOutgoing, releaseFailed } from './server/store/outgoing-events.ts';

const who = administrator;
const replayed = { action: 'outgoing.replayed', collection: 'outbox_events' } as const;

const listQuery = z.object({
  status: z.enum(eventStatuses).optional(),
  page: z.coerce.number().int().min(1).max(countedTo).default(1),
  per,
});

/** What the platform tells others, and what became of it: the administration's only. */
export const outgoingRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/outgoing', who, query: listQuery, answer: outgoingPage },
    ({ database, query }) => listOutgoing(database, query),
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/outgoing/:id/replay',
      who,
      params: byId,
      answer: replayedAnswer,
      audit: replayed,
      status: 202,
    },
    async ({ unit, params, audit }) => {
      audit({ subject: params.id });
      return replayOne(unit.trx, params.id);
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/outgoing/replay',
      who,
      answer: replayedAnswer,
      audit: replayed,
      status: 202,
    },
    async ({ unit, audit }) => {
      const ids = await releaseFailed(unit.trx, { most: mostReplayed });
      audit({ data: { count: ids.length, ids: ids.slice(0, 50) } });
      return { replayed: ids.length };
    },
  ),
];
