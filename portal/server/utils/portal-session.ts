import type { H3Event, SessionConfig } from 'h3';
import type { Viewer } from '#shared/types/person.ts';

export interface PortalSession {
  /** Directus' session token. It never leaves the server but sealed. */
  token: string;
  /** When to renew it, seconds since 1970. */
  renewAt: number;
  viewer: Viewer;
}

const COOKIE = 'portal_session';
/** However often it is renewed, a session ends after 30 days. */
const MAX_AGE = 30 * 24 * 3600;

const sessionConfig = (event: H3Event): SessionConfig => ({
  name: COOKIE,
  password: useRuntimeConfig(event).sessionPassword,
  maxAge: MAX_AGE,
  sessionHeader: false,
  cookie: { httpOnly: true, secure: true, sameSite: 'lax', path: '/' },
});

/** The session of the request, without writing a cookie to visitors who have none. */
export async function loadPortalSession(event: H3Event): Promise<PortalSession | undefined> {
  if (!getCookie(event, COOKIE)) return undefined;
  const { data } = await getSession<Partial<PortalSession>>(event, sessionConfig(event));
  const { token, renewAt, viewer } = data;
  return token && renewAt && viewer ? { token, renewAt, viewer } : undefined;
}

/** Keeps a token Directus just gave. */
export async function savePortalSession(event: H3Event, token: string, viewer: Viewer) {
  const renewAt = renewalTime(readClaims(token), useRuntimeConfig(event).refreshBefore);
  const session = { token, renewAt, viewer };
  await updateSession<PortalSession>(event, sessionConfig(event), session);
  event.context.session = session;
}

export async function dropPortalSession(event: H3Event) {
  event.context.session = undefined;
  await clearSession(event, sessionConfig(event));
}
