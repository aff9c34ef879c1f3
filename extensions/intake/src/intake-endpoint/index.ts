import type { Endpoint } from '@ia/directus-kit';
import { mountRoutes } from '@ia/directus-kit/http/route';
import { importRoutes } from '../imports/routes.ts';
import { addInboundRoutes } from '../inbound/routes.ts';
import { addSyncRoutes } from '../syncs/routes.ts';
import { addSyncRunRoutes } from '../syncs/run-routes.ts';

/** The addresses stayed where they were when this bundle left crm: both answer under `/crm`. */
const endpoint: Endpoint = {
  id: 'crm',
  handler(router, context) {
    mountRoutes(router, context, importRoutes);
    addInboundRoutes(router, context);
    addSyncRunRoutes(router, context);
    addSyncRoutes(router, context);
  },
};

export default endpoint;
