import { DomainError } from '@ia/core';
import { inboundStatuses } from '@ia/core/acquisition/source-kinds';
import { localeOfHeader } from '@ia/directus-kit';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { byId, page, per } from '@ia/directus-kit/http/shapes';
import { administrator } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import {
  changedSource,
  changedSourceBody,
  eventDetail,
  eventsPage,
  inboundSources,
  newSourceBody,
  openedAddress,
  replayBody,
  replayed,
  rotationBody,
  triedBody,
  triedDelivery,
} from './contract.ts';
import { readInboundEnv } from './server/inbound-env.ts';
import { changeSource, createSource, rotateAddress } from './server/manage-sources.ts';
import { presentEvent, presentKept, presentSource } from './server/present-event.ts';
import { requeue } from './server/store/events.ts';
import { findEvent, listEvents, listSources } from './server/store/lists.ts';
import { tryDelivery } from './server/try-delivery.ts';

const MOST_REPLAYED = 500;
const who = administrator;
const settings = readInboundEnv;
const addressChanged = { action: 'source.address_changed', collection: 'sync_sources' } as const;
const created = { action: 'source.created', collection: 'sync_sources' } as const;
const replay = { action: 'inbound.replayed', collection: 'inbound_events' } as const;

const eventsQuery = z.object({
  status: z.enum(inboundStatuses).optional(),
  source: z.uuid().optional(),
  page,
  per,
});

/** Sources and what they received, raw bodies included: the administration's only. */
export const inboundRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/inbound/sources', who, answer: inboundSources },
    async ({ database }) => (await listSources(database)).map(presentSource),
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/inbound/sources',
      who,
      body: newSourceBody,
      answer: openedAddress,
      settings,
      of: 'sync_sources',
      audit: created,
      status: 201,
    },
    async (asked) => {
      const source = await createSource(asked.unit, asked.settings, asked.body);
      asked.audit({ subject: source.id });
      return source;
    },
  ),
  auditedRoute(
    {
      method: 'PATCH',
      path: '/inbound/sources/:id',
      who,
      params: byId,
      body: changedSourceBody,
      answer: changedSource,
      settings,
      of: 'sync_sources',
      audit: { action: 'source.changed', collection: 'sync_sources' },
    },
    async ({ unit, settings: env, params, body, audit }) => {
      await changeSource(unit, env, { id: params.id, change: body });
      audit({ subject: params.id, data: { secrets: Object.keys(body.secrets ?? {}) } });
      return params;
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/inbound/sources/:id/rotate',
      who,
      params: byId,
      body: rotationBody,
      answer: openedAddress,
      settings,
      audit: addressChanged,
    },
    ({ unit, settings: env, params, body, audit }) => {
      audit({ subject: params.id });
      return rotateAddress(unit, env, { id: params.id, graceMinutes: body.grace_minutes });
    },
  ),
  route(
    {
      method: 'POST',
      path: '/inbound/sources/:id/try',
      who,
      params: byId,
      body: triedBody,
      answer: triedDelivery,
      settings,
    },
    ({ context, request, settings: env, params, body }) => {
      const locale = localeOfHeader(request.headers['accept-language']);
      return tryDelivery(context, env, { id: params.id, given: body, locale });
    },
  ),
  route(
    { method: 'GET', path: '/inbound/events', who, query: eventsQuery, answer: eventsPage },
    async ({ database, query }) => {
      const { events, counts } = await listEvents(database, query);
      return { events: events.map(presentEvent), counts };
    },
  ),
  auditedRoute(
    {
      method: 'GET',
      path: '/inbound/events/:id',
      who,
      params: byId,
      answer: eventDetail,
      audit: { action: 'inbound.body_read', collection: 'inbound_events' },
    },
    async ({ unit, params, audit }) => {
      const event = await findEvent(unit.trx, params.id);
      if (!event) throw new DomainError('NOT_FOUND');
      audit({ subject: params.id });
      return presentKept(event);
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/inbound/events/:id/replay',
      who,
      params: byId,
      answer: replayed,
      audit: replay,
      status: 202,
    },
    async ({ unit, params, audit }) => {
      const ids = await requeue(unit.trx, { ids: [params.id], most: 1 });
      if (ids.length === 0) throw new DomainError('INBOUND_STATE');
      audit({ subject: params.id });
      return { replayed: ids.length };
    },
  ),
  auditedRoute(
    {
      method: 'POST',
      path: '/inbound/replay',
      who,
      body: replayBody,
      answer: replayed,
      audit: replay,
      status: 202,
    },
    async ({ unit, body: { source }, audit }) => {
      const ids = await requeue(unit.trx, { ...(source && { source }), most: MOST_REPLAYED });
      audit({ data: { source: source ?? null, count: ids.length } });
      return { replayed: ids.length };
    },
  ),
];
