import type { Locale } from '@ia/core';
import { type HttpRequest, type HttpResponse, localeOfHeader } from '@ia/directus-kit';
import { type Route, route } from '@ia/directus-kit/http/route';
import { everybody } from '@ia/directus-kit/http/who';
import { z } from 'zod';
import { readReminderEnv } from './server/reminder-env.ts';
import { unsubscribe } from './server/unsubscribe.ts';
import { reminderOfToken } from './server/unsubscribe-address.ts';
import { type UnsubscribeState, unsubscribePage } from './server/unsubscribe-page.ts';

// People who do not sign in: the signed token of the address says which reminder it was.
const byToken = {
  who: everybody,
  path: '/unsubscribe/:token',
  params: z.object({ token: z.string() }),
  settings: readReminderEnv,
  answer: 'file',
} as const;

/**
 * The address in every reminder. Opening it changes nothing (mail scanners open every link); the
 * button does, and so does the mail reader's own (RFC 8058).
 */
export const unsubscribeRoutes: readonly Route[] = [
  route({ method: 'GET', ...byToken }, ({ request, response, params, settings }) => {
    const reminder = reminderOfToken(settings, params.token);
    sendPage(request, response, reminder ? 'ask' : 'invalid');
  }),
  route(
    { method: 'POST', ...byToken },
    async ({ context, request, response, params, settings }) => {
      const reminder = reminderOfToken(settings, params.token);
      if (reminder) {
        // A browser says what it accepts; a mail reader that posts by itself does not ask for a page.
        const accepts = String(request.headers.accept ?? '');
        const how = accepts.includes('text/html') ? 'page' : 'one_click';
        const ip = request.ip ?? request.socket.remoteAddress ?? null;
        await unsubscribe(context, { reminder, how, ip });
      }
      sendPage(request, response, reminder ? 'done' : 'invalid');
    },
  ),
];

function sendPage(request: HttpRequest, response: HttpResponse, state: UnsubscribeState): void {
  response
    .status(state === 'invalid' ? 404 : 200)
    .set('Content-Type', 'text/html; charset=utf-8')
    .set('Cache-Control', 'no-store')
    .set('Referrer-Policy', 'no-referrer')
    .set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    )
    .send(unsubscribePage(state, localeOf(request)));
}

/** The language of the message the address stood in. */
function localeOf({ query, headers }: HttpRequest): Locale {
  const { lang } = query;
  return lang === 'fr' || lang === 'en' ? lang : localeOfHeader(headers['accept-language']);
}
