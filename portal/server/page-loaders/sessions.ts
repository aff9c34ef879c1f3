import type { SessionsPage } from '#shared/types/session.ts';
import { listConnections } from '../operations/viewer.ts';
import type { PageLoader } from './page-loader.ts';

export const loadSessions: PageLoader<SessionsPage> = async (event) => ({
  connections: await runOperation(event, listConnections),
});
