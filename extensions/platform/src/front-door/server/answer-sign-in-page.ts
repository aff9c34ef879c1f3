import type { HttpRequest, Middleware } from '@ia/directus-kit';

const REFRESH = /^\/auth\/refresh\/?$/i;
const TRANSLATIONS = /^\/translations\/?$/i;
const NO_SESSION = {
  errors: [{ message: 'No session to renew.', extensions: { code: 'INVALID_CREDENTIALS' } }],
};

const asksForSession = ({ body }: HttpRequest) =>
  typeof body === 'object' && body !== null && 'mode' in body && body.mode === 'session';

/** What the sign-in page asks for and a stranger has none of; undefined for every other request. */
function nothingFor(request: HttpRequest): object | undefined {
  const { method, path } = request;
  if (REFRESH.test(path) && asksForSession(request)) return NO_SESSION;
  if (TRANSLATIONS.test(path) && method === 'GET') return { data: [] };
  return undefined;
}

/**
 * The app asks to renew a session before it knows whether there is one, and for the words of our modules before
 * anybody has signed in. Strangers get neither, by an answer the app takes for a no and not by a failed
 * request: a console is red where something is broken, and nowhere else.
 */
export function answerSignInPage(sessionCookie: string): Middleware {
  return (request, response, next) => {
    const isKnown =
      request.accountability?.user || request.headers.cookie?.includes(`${sessionCookie}=`);
    const nothing = isKnown ? undefined : nothingFor(request);
    if (nothing) response.json(nothing);
    else next();
  };
}
