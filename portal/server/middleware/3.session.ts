import type { H3Event } from 'h3';
import { loadPage } from '../page-loaders/index.ts';
import type { PortalSession } from '../utils/portal-session.ts';

/**
 * Renews the session of Directus in time, before anything is rendered: the new cookie must
 * leave with the page itself. When Directus is down the old one is kept; it may still be good.
 */
async function renewed(event: H3Event, session: PortalSession) {
  if (session.renewAt > Date.now() / 1000) return session;
  const answer = await directusRefresh(event, session.token).catch(() => undefined);
  if (answer?.token) {
    await savePortalSession(event, answer.token, session.viewer);
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
