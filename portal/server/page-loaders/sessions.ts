import type { SessionsPage } from '#shared/types/pages.ts';
import { listConnections } from '../operations/viewer.ts';
import type { PageLoader } from './page-loader.ts';

export const loadSessions: PageLoader<SessionsPage> = async (event) => ({
  connections: await runOperation(event, listConnections),
});
