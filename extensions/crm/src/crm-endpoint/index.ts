import type { Endpoint } from '@ia/directus-kit';
import { addBoardRoutes } from './board-routes.ts';
import { addImportRoutes } from './import-routes.ts';
import { addLeadRoutes } from './lead-routes.ts';

const endpoint: Endpoint = {
  id: 'crm',
  handler(router, context) {
    addBoardRoutes(router, context);
    addLeadRoutes(router, context);
    addImportRoutes(router, context);
  },
};

export default endpoint;
