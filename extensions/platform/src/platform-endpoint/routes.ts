import type { Route } from '@ia/directus-kit/http/route';
import { linkRoutes } from '../magic-links/routes.ts';
import { mailRoutes } from '../mails/routes.ts';
import { noticeRoutes } from '../notices/routes.ts';
import { outgoingRoutes } from '../outgoing/routes.ts';
import { sessionRoutes } from '../sessions/routes.ts';

/** The routes of this area; each needs its line in the access suite. */
export const routes: readonly Route[] = [
  ...linkRoutes,
  ...sessionRoutes,
  ...outgoingRoutes,
  ...noticeRoutes,
];

/** Those that exist only where no mail can leave the machine. */
export const demoRoutes: readonly Route[] = mailRoutes;
