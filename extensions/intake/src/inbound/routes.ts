import { DomainError } from '@ia/core';
import { inboundStatuses } from '@ia/core/acquisition/source-kinds';
import {
  answering,
  type ExtensionContext,
  type HttpRequest,
  type Router,
  recordAudit,
  requireUser,
} from '@ia/directus-kit';
import { readBody } from '@ia/directus-kit/http/read-body';
import { z } from 'zod';
import { readInboundEnv } from './server/inbound-env.ts';
import {
  changedSourceBody,
  changeSource,
  createSource,
  newSourceBody,
  rotateAddress,
  rotationBody,
  type SourceAsker,
} from './server/manage-sources.ts';
import { presentEvent } from './server/present-event.ts';
import { requeue } from './server/store/events.ts';
import { findEvent, listEvents, listSources } from './server/store/lists.ts';

const MOST_REPLAYED = 500;

const eventsQuery = z.object({
  status: z.enum(inboundStatuses).optional(),
  source: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  per: z.coerce.number().int().min(1).max(200).default(50),
});
const replayBody = z.strictObject({ source: z.uuid().optional() });
const idShape = z.object({ id: z.uuid() });

type Work = (asker: SourceAsker, request: HttpRequest) => Promise<unknown>;

/** Sources and what they received, raw bodies included: the administration's only. */
export function addInboundRoutes(router: Router, context: ExtensionContext): void {
  const inbound = readInboundEnv(context.env);
  const { database } = context;
  const asked = (work: Work, status = 200) =>
    answering(async (request, response) => {
      const accountability = requireUser(request);
      if (!accountability.admin) throw new DomainError('FORBIDDEN');
      const schema = request.schema ?? (await context.getSchema());
      const data = await work({ accountability, schema, database, inbound }, request);
      response.set('Cache-Control', 'no-store').status(status).json({ data });
    });
  const idOf = ({ params }: HttpRequest) => readBody(idShape, params).id;

  router.get(
    '/inbound/sources',
    asked(() => listSources(database)),
  );
  router.post(
    '/inbound/sources',
    asked((asker, { body }) => createSource(context, asker, readBody(newSourceBody, body)), 201),
  );
  router.patch(
    '/inbound/sources/:id',
    asked(async (asker, request) => {
      const id = idOf(request);
      const change = readBody(changedSourceBody, request.body);
      await changeSource(context, asker, { id, change });
      return { id };
    }),
  );
  router.post(
    '/inbound/sources/:id/rotate',
    asked((asker, request) => {
      const { grace_minutes: graceMinutes } = readBody(rotationBody, request.body ?? {});
      return rotateAddress(context, asker, { id: idOf(request), graceMinutes });
    }),
  );
  router.get(
    '/inbound/events',
    asked((_asker, { query }) => listEvents(database, readBody(eventsQuery, query))),
  );
  router.get(
    '/inbound/events/:id',
    asked(async ({ accountability }, request) => {
      const id = idOf(request);
      const event = await findEvent(database, id);
      if (!event) throw new DomainError('NOT_FOUND');
      await recordAudit(database, {
        action: 'inbound.body_read',
        collection: 'inbound_events',
        subject: id,
        accountability,
      });
      return presentEvent(event);
    }),
  );
  router.post(
    '/inbound/events/:id/replay',
    asked(async (_asker, request) => {
      const ids = await requeue(database, { ids: [idOf(request)], most: 1 });
      if (ids.length === 0) throw new DomainError('INBOUND_STATE');
      return { replayed: ids.length };
    }, 202),
  );
  router.post(
    '/inbound/replay',
    asked(async (_asker, { body }) => {
      const { source } = readBody(replayBody, body ?? {});
      const ids = await requeue(database, { ...(source && { source }), most: MOST_REPLAYED });
      return { replayed: ids.length };
    }, 202),
  );
}
