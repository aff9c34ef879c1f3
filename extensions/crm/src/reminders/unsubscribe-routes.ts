import {
  answering,
  type ExtensionContext,
  type HttpRequest,
  type HttpResponse,
  localeOfHeader,
  type Router,
} from '@ia/directus-kit';
import { readReminderEnv } from './server/reminder-env.ts';
import { unsubscribe } from './server/unsubscribe.ts';
import { reminderOfToken } from './server/unsubscribe-address.ts';
import { type UnsubscribeState, unsubscribePage } from './server/unsubscribe-page.ts';

/**
 * The address in every reminder, for people who do not sign in. Opening it changes nothing (mail
 * scanners open every link); the button does, and so does the mail reader's own (RFC 8058).
 */
export function addUnsubscribeRoutes(router: Router, context: ExtensionContext): void {
  const env = readReminderEnv(context.env);
  const reminderOf = ({ params }: HttpRequest) => reminderOfToken(env, params.token ?? '');

  router.get(
    '/unsubscribe/:token',
    answering(async (request, response) => {
      sendPage(request, response, reminderOf(request) ? 'ask' : 'invalid');
    }),
  );

  router.post(
    '/unsubscribe/:token',
    answering(async (request, response) => {
      const reminder = reminderOf(request);
      if (reminder) {
        // A browser says what it accepts; a mail reader that posts by itself does not ask for a page.
        const how = String(request.headers.accept ?? '').includes('text/html')
          ? 'page'
          : 'one_click';
        const ip = request.ip ?? request.socket.remoteAddress ?? null;
        await unsubscribe(context, { reminder, how, ip });
      }
      sendPage(request, response, reminder ? 'done' : 'invalid');
    }),
  );
}

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
    .send(unsubscribePage(state, localeOfHeader(request.headers['accept-language'])));
}
