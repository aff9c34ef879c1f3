import type { Route } from '@ia/directus-kit/http/route';
import { figureRoutes } from '../figures/routes.ts';
import { interlocutorRoutes } from '../interlocutors/routes.ts';
import { invitationRoutes } from '../invitations/routes.ts';
import { leadRoutes } from '../leads/routes.ts';
import { mailRoutes } from '../mails/routes.ts';
import { pipelineRoutes } from '../pipeline/routes.ts';
import { reminderRoutes } from '../reminders/routes.ts';
import { unsubscribeRoutes } from '../reminders/unsubscribe-routes.ts';
import { scoringRoutes } from '../scoring/routes.ts';
import { spaceRoutes } from '../spaces/routes.ts';
import { timelineRoutes } from '../timeline/routes.ts';
import { viewRoutes } from '../views/routes.ts';

/** Every route of this area; each needs its line in the access suite. */
export const routes: readonly Route[] = [
  ...pipelineRoutes,
  ...timelineRoutes,
  ...leadRoutes,
  ...mailRoutes,
  ...reminderRoutes,
  ...unsubscribeRoutes,
  ...scoringRoutes,
  ...figureRoutes,
  ...viewRoutes,
  ...spaceRoutes,
  ...invitationRoutes,
  ...interlocutorRoutes,
];
