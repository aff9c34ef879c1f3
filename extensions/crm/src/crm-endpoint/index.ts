import type { Endpoint } from '@ia/directus-kit';
import { addFigureRoutes } from '../figures/routes.ts';
import { addLeadRoutes } from '../leads/routes.ts';
import { addMilestoneRoutes } from '../pipeline/milestone-routes.ts';
import { addBoardRoutes } from '../pipeline/routes.ts';
import { addReminderRoutes } from '../reminders/routes.ts';
import { addUnsubscribeRoutes } from '../reminders/unsubscribe-routes.ts';
import { addScoringRoutes } from '../scoring/routes.ts';
import { addTimelineRoutes } from '../timeline/routes.ts';

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
