import { DomainError } from '@ia/core';
import { auditedRoute, type Route, route } from '@ia/directus-kit/http/route';
import { signedIn } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import { openSessions } from './contract.ts';
import { listSessions, revokeAllSessions, revokeSession } from './server/store/sessions.ts';

/** Everybody sees and ends their own sessions; a session ended stops at its next request. */
export const sessionRoutes: readonly Route[] = [
  route(
    { method: 'GET', path: '/auth/sessions', who: signedIn, answer: openSessions },
    ({ database, asker, now }) => {
      const { user, session } = asker.accountability;
      return listSessions(database, { user, current: session, now });
    },
  ),
  auditedRoute(
    {
      method: 'DELETE',
      path: '/auth/sessions/:id',
      who: signedIn,
      params: z.object({ id: z.string() }),
      answer: 'empty',
      audit: { action: 'session.revoked' },
    },
    async ({ unit, asker, params }) => {
      const isRevoked = await revokeSession(unit.trx, asker.user, params.id);
      if (!isRevoked) throw new DomainError('NOT_FOUND');
    },
  ),
  auditedRoute(
    {
      method: 'DELETE',
      path: '/auth/sessions',
      who: signedIn,
      answer: 'empty',
      audit: { action: 'session.revoked_all' },
    },
    async ({ unit, asker, audit }) => {
      audit({ data: { count: await revokeAllSessions(unit.trx, asker.user) } });
    },
  ),
];
