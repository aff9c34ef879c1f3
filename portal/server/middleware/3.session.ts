import type { H3Event } from 'h3';
import { loadPage } from '../page-loaders/index.ts';
import type { PortalSession } from '../utils/portal-session.ts';

/**
 * Renews the session of Directus near its end, before anything is rendered: the new cookie must
 * leave with the page itself. When Directus is down the old one is kept; it may still be good.
 */
async function renewed(event: H3Event, session: PortalSession) {
  const secondsLeft = session.exp - Date.now() / 1000;
  if (secondsLeft > useRuntimeConfig(event).refreshBefore) return session;
  const answer = await directusRefresh(event, session.token).catch(() => undefined);
  if (answer?.token) {
    const { exp } = readClaims(answer.token);
    await savePortalSession(event, { ...session, token: answer.token, exp });
    return event.context.session;
  }
  if (answer?.status !== 401) return session;
  await dropPortalSession(event);
  event.context.hasExpired = true;
  return undefined;
}

export default defineEventHandler(async (event) => {
  if (event.path.startsWith('/_nuxt/') || event.path === '/api/health') return;
  const session = await loadPortalSession(event);
  event.context.session = session && (await renewed(event, session));
  event.context.loadPage = (name, id) => loadPage(event, name, id);
  event.context.endSession = () => dropPortalSession(event);
});
