import type { Endpoint } from '@ia/directus-kit';
import { mountRoutes } from '@ia/directus-kit/http/route';
import { routes } from './routes.ts';

/** The addresses stayed where they were when this bundle left crm: both answer under `/crm`. */
const endpoint: Endpoint = {
  id: 'crm',
  handler: (router, context) => mountRoutes(router, context, routes),
};

export default endpoint;
