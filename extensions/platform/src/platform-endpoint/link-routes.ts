import { setTimeout as wait } from 'node:timers/promises';
import { SESSION_COOKIE_OPTIONS } from '@directus/api/constants';
import { DomainError } from '@ia/core';
import type {
  Accountability,
  ExtensionContext,
  HttpRequest,
  Router,
  Schema,
} from '@ia/directus-kit';
import { answering, localeOfHeader } from '@ia/directus-kit';
import { z } from 'zod';
import { consumeLink } from '../magic-links/consume-link.ts';
import { requestLink } from '../magic-links/request-link.ts';

/**
 * Every request for a link is answered after this time, whatever it found. Longer than the work, so
 * that the clock tells nothing; the work that depends on the address runs in a job anyway.
 */
const ANSWER_AFTER_MS = 250;

const linkBody = z.object({ email: z.string().max(320), locale: z.enum(['fr', 'en']).optional() });
const consumeBody = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

export function addLinkRoutes(router: Router, context: ExtensionContext): void {
  router.post(
    '/auth/link',
    answering(async (request, response) => {
      const answerTime = wait(ANSWER_AFTER_MS);
      await noteRequest(request, context);
      await answerTime;
      response.status(204).end();
    }),
  );

  router.post(
    '/auth/link/consume',
    answering(async (request, response) => {
      const body = consumeBody.safeParse(request.body);
      if (!body.success) throw new DomainError('LINK_INVALID');
      const session = await consumeLink(context, {
        token: body.data.token,
        now: new Date(),
        accountability: visitor(request),
        schema: await context.getSchema(),
      });
      response.cookie(String(context.env.SESSION_COOKIE_NAME), session, SESSION_COOKIE_OPTIONS);
      response.status(204).end();
    }),
  );
}

/** A malformed address, a full disk, a reached limit: the asker sees the same answer. */
async function noteRequest(
  request: HttpRequest,
  { database, logger }: ExtensionContext,
): Promise<void> {
  const body = linkBody.safeParse(request.body);
  if (!body.success) return;
  try {
    await requestLink(database, {
      email: body.data.email,
      address: request.accountability?.ip ?? 'unknown',
      locale: body.data.locale ?? localeOfHeader(request.headers['accept-language']),
      now: new Date(),
    });
  } catch (error) {
    logger.debug(error, 'A request for a sign-in link was left aside.');
  }
}

/** Nobody yet: a session somebody came with must not mix with the one the link opens. */
function visitor({ accountability }: HttpRequest): Accountability & { schema?: Schema } {
  return {
    user: null,
    role: null,
    roles: [],
    admin: false,
    app: false,
    ip: accountability?.ip ?? null,
    ...(accountability?.userAgent ? { userAgent: accountability.userAgent } : {}),
    ...(accountability?.origin ? { origin: accountability.origin } : {}),
  };
}
