import type { HttpRequest, Middleware } from '@ia/directus-kit';

const REFRESH = /^\/auth\/refresh\/?$/i;
const NO_SESSION = {
  errors: [{ message: 'No session to renew.', extensions: { code: 'INVALID_CREDENTIALS' } }],
};

const asksForSession = ({ body }: HttpRequest) =>
  typeof body === 'object' && body !== null && 'mode' in body && body.mode === 'session';

/**
 * The app asks to renew a session before it knows whether there is one. Without its cookie the answer is a
 * refusal all the same (the app reads `errors`), but no failed request: consoles are red for what is broken.
 */
export function answerFirstRefresh(sessionCookie: string): Middleware {
  return (request, response, next) => {
    const hasSession = request.headers.cookie?.includes(`${sessionCookie}=`);
    if (hasSession || !REFRESH.test(request.path) || !asksForSession(request)) return next();
    response.json(NO_SESSION);
  };
}
