import { DomainError } from '@ia/core';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { byId } from '@ia/directus-kit/http/shapes';
import { administrator } from '@ia/directus-kit/http/who';
import { readInboundEnv } from '../inbound/server/inbound-env.ts';
import { connectionAnswer, removedAnswer } from './contract.ts';
import { connectSource } from './server/connect-source.ts';
import { presentConnection } from './server/present-connection.ts';
import { removeSource } from './server/remove-source.ts';
import { endSubscription, requestCheck } from './server/store/subscriptions.ts';
import { watchSource } from './server/watch-source.ts';

const who = administrator;
const settings = readInboundEnv;
const params = byId;
const answer = connectionAnswer;
const collection = 'sync_sources';

/** What a source is subscribed to at its provider: made, watched and ended by the administration only. */
export const subscriptionRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/inbound/sources/:id/connection', who, params, answer },
    ({ database, params: { id } }) => presentConnection(database, id),
  ),
  // The provider is asked between two transactions: each is audited by itself.
  route(
    { method: 'POST', path: '/inbound/sources/:id/connection', who, params, answer, settings },
    async ({ context, asker, settings: env, params: { id }, now }) => {
      await connectSource(context, env, { id, author: asker });
      await watchSource({ ...context, now: () => now }, env, id);
      return presentConnection(context.database, id);
    },
  ),
  route(
    {
      method: 'POST',
      path: '/inbound/sources/:id/connection/check',
      who,
      params,
      answer,
      settings,
    },
    async ({ context, settings: env, params: { id }, now }) => {
      if (!(await requestCheck(context.database, id))) throw new DomainError('NOT_FOUND');
      await watchSource({ ...context, now: () => now }, env, id);
      return presentConnection(context.database, id);
    },
  ),
  auditedRoute(
    {
      method: 'DELETE',
      path: '/inbound/sources/:id/connection',
      who,
      params,
      answer,
      audit: { action: 'source.disconnected', collection },
    },
    async ({ unit, params: { id }, audit }) => {
      if (!(await endSubscription(unit.trx, id))) throw new DomainError('NOT_FOUND');
      audit({ subject: id });
      return presentConnection(unit.trx, id);
    },
  ),
  auditedRoute(
    {
      method: 'DELETE',
      path: '/inbound/sources/:id',
      who,
      params,
      answer: removedAnswer,
      audit: { action: 'source.removed', collection },
    },
    async ({ unit, params: { id }, audit }) => {
      const outcome = await removeSource(unit, id);
      audit({ subject: id, data: { outcome } });
      return { outcome };
    },
  ),
];
