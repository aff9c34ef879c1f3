import { routes as crm } from '../../extensions/crm/src/crm-endpoint/routes.ts';
import { inboundDoors } from '../../extensions/intake/src/inbound/inbound-doors.ts';
import { routes as intake } from '../../extensions/intake/src/intake-endpoint/routes.ts';
import {
  demoRoutes,
  routes as platform,
} from '../../extensions/platform/src/platform-endpoint/routes.ts';
import type { Route } from '../../packages/directus-kit/src/http/route.ts';

/** A declared route under its whole address. */
export type DeclaredRoute = {
  readonly method: string;
  readonly path: string;
  readonly who: string;
  readonly answer: Route['answer'];
};

const under = (prefix: string, routes: readonly DeclaredRoute[]): DeclaredRoute[] =>
  routes.map(({ method, path, who, answer }) => ({
    method,
    path: `${prefix}${path}`,
    who,
    answer,
  }));

/** The tables the endpoints mount: nothing is served that is not in here. */
export const ROUTES: readonly DeclaredRoute[] = [
  ...under('/crm', [...crm, ...intake]),
  ...under('/platform', [...platform, ...demoRoutes]),
  ...under('', inboundDoors),
];

export const keyOf = ({ method, path }: DeclaredRoute): string => `${method} ${path}`;
