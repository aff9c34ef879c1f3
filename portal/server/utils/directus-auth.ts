import type { H3Event } from 'h3';

const TIMEOUT_MS = 10_000;

export interface AuthAnswer {
  status: number;
  /** Code of the first error Directus gave, if any. */
  code?: string;
  /** The session token, when Directus opened or renewed one. */
  token?: string;
}

function readToken(response: Response, cookieName: string): string | undefined {
  const prefix = `${cookieName}=`;
  const cookie = response.headers.getSetCookie().find((value) => value.startsWith(prefix));
  return cookie?.slice(prefix.length).split(';')[0] || undefined;
}

async function readCode(response: Response): Promise<string | undefined> {
  const body: unknown = await response.json().catch(() => undefined);
  const code = /"code":"(\w+)"/.exec(JSON.stringify(body) ?? '');
  return code?.[1];
}

/** Posts to one of Directus' sign-in addresses; throws 503 when it cannot be reached. */
async function post(
  event: H3Event,
  path: string,
  { token, body = {} }: { token?: string; body?: Record<string, string> },
): Promise<AuthAnswer> {
  const { directusUrl, directusCookieName } = useRuntimeConfig(event);
  const headers = {
    ...callerHeaders(event),
    'content-type': 'application/json',
    ...(token && { cookie: `${directusCookieName}=${token}` }),
  };
  const request = {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  const response = await patientFetch(new URL(path, directusUrl), request).catch(
    (error: unknown) => {
      throw toPortalError(error);
    },
  );
  if (response.ok)
    return { status: response.status, token: readToken(response, directusCookieName) };
  return { status: response.status, code: await readCode(response) };
}

export const directusLogin = (event: H3Event, email: string, password: string) =>
  post(event, '/auth/login', { body: { email, password, mode: 'session' } });

export const directusRefresh = (event: H3Event, token: string) =>
  post(event, '/auth/refresh', { token, body: { mode: 'session' } });

export const directusLogout = (event: H3Event, token: string) =>
  post(event, '/auth/logout', { token, body: { mode: 'session' } });

export const requestLink = (event: H3Event, email: string, locale: string) =>
  post(event, '/platform/auth/link', { body: { email, locale } });

export const consumeLink = (event: H3Event, linkToken: string) =>
  post(event, '/platform/auth/link/consume', { body: { token: linkToken } });
