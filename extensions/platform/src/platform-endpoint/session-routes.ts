import { DomainError } from '@ia/core';
import {
  answering,
  type ExtensionContext,
  type Router,
  recordAudit,
  requireUser,
} from '@ia/directus-kit';
import { listSessions, revokeAllSessions, revokeSession } from '../sessions/session-repository.ts';

/** Everybody sees and ends their own sessions; a session ended stops at its next request. */
export function addSessionRoutes(router: Router, { database }: ExtensionContext): void {
  router.get(
    '/auth/sessions',
    answering(async (request, response) => {
      const { user, session } = requireUser(request);
      const data = await listSessions(database, { user, current: session, now: new Date() });
      response.set('Cache-Control', 'no-store').json({ data });
    }),
  );

  router.delete(
    '/auth/sessions/:id',
    answering(async (request, response) => {
      const person = requireUser(request);
      const isRevoked = await revokeSession(database, person.user, request.params.id ?? '');
      if (!isRevoked) throw new DomainError('NOT_FOUND');
      await recordAudit(database, { action: 'session.revoked', accountability: person });
      response.status(204).end();
    }),
  );

  router.delete(
    '/auth/sessions',
    answering(async (request, response) => {
      const person = requireUser(request);
      const count = await revokeAllSessions(database, person.user);
      await recordAudit(database, {
        action: 'session.revoked_all',
        accountability: person,
        data: { count },
      });
      response.status(204).end();
    }),
  );
}
