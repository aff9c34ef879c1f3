import type { Route } from '@ia/directus-kit/http/route';
import { importRoutes } from '../imports/routes.ts';
import { inboundRoutes } from '../inbound/routes.ts';
import { subscriptionRoutes } from '../subscriptions/routes.ts';
import { recordConflictRoutes } from '../syncs/record-routes.ts';
import { syncRoutes } from '../syncs/routes.ts';
import { syncRunRoutes } from '../syncs/run-routes.ts';

/** Every route of this area; each needs its line in the access suite. */
export const routes: readonly Route[] = [
  ...importRoutes,
  ...inboundRoutes,
  ...subscriptionRoutes,
  ...recordConflictRoutes,
  ...syncRunRoutes,
  ...syncRoutes,
];
