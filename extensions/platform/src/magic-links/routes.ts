/// <reference path="../directus-api.d.ts" />
import { setTimeout as wait } from 'node:timers/promises';
import { SESSION_COOKIE_OPTIONS } from '@directus/api/constants';
import { DomainError } from '@ia/core';
import type { Accountability, ExtensionContext, HttpRequest, Schema } from '@ia/directus-kit';
import { localeOfHeader } from '@ia/directus-kit';
import { type Route, route } from '@ia/directus-kit/http/route';
import { everybody } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import { consumeLink } from './server/consume-link.ts';
import { requestLink } from './server/request-link.ts';

/**
 * Every request for a link is answered after this time, whatever it found. Longer than the work, so
 * that the clock tells nothing; the work that depends on the address runs in a job anyway.
 */
const ANSWER_AFTER_MS = 250;

const linkBody = z.object({ email: z.string().max(320), locale: z.enum(['fr', 'en']).optional() });
const consumeBody = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** Whoever comes: the link in their mailbox says who they are, limits hold back the rest. */
export const linkRoutes: readonly Route[] = [
  route(
    { method: 'POST', path: '/auth/link', who: everybody, answer: 'empty' },
    async ({ context, request }) => {
      const answerTime = wait(ANSWER_AFTER_MS);
      await noteRequest(request, context);
      await answerTime;
    },
  ),
  route(
    { method: 'POST', path: '/auth/link/consume', who: everybody, answer: 'empty' },
    async ({ context, request, response, asker, now }) => {
      // A token that could be none and one that is spent are refused alike.
      const body = consumeBody.safeParse(request.body);
      if (!body.success) throw new DomainError('LINK_INVALID');
      const session = await consumeLink(context, {
        token: body.data.token,
        now,
        accountability: visitor(request),
        schema: asker.schema,
      });
      response.cookie(String(context.env.SESSION_COOKIE_NAME), session, SESSION_COOKIE_OPTIONS);
    },
  ),
];

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
