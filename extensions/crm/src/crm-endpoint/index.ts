import type { Endpoint } from '@ia/directus-kit';
import { addBoardRoutes } from './board-routes.ts';
import { addFigureRoutes } from './figure-routes.ts';
import { addLeadRoutes } from './lead-routes.ts';
import { addMilestoneRoutes } from './milestone-routes.ts';
import { addReminderRoutes } from './reminder-routes.ts';
import { addScoringRoutes } from './scoring-routes.ts';
import { addTimelineRoutes } from './timeline-routes.ts';
import { addUnsubscribeRoutes } from './unsubscribe-routes.ts';

const endpoint: Endpoint = {
  id: 'crm',
  handler(router, context) {
    addBoardRoutes(router, context);
    addMilestoneRoutes(router, context);
    addTimelineRoutes(router, context);
    addLeadRoutes(router, context);
    addReminderRoutes(router, context);
    addUnsubscribeRoutes(router, context);
    addScoringRoutes(router, context);
    addFigureRoutes(router, context);
  },
};

export default endpoint;
