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
  readonly asks: Route['asks'];
};

/** A door answers before anything is read: it asks for no field. */
type Door = Omit<DeclaredRoute, 'asks'> & { readonly asks?: Route['asks'] };

const under = (prefix: string, routes: readonly Door[]): DeclaredRoute[] =>
  routes.map(({ method, path, who, answer, asks = { shapes: [] } }) => ({
    method,
    path: `${prefix}${path}`,
    who,
    answer,
    asks,
  }));

/** The tables the endpoints mount: nothing is served that is not in here. */
export const ROUTES: readonly DeclaredRoute[] = [
  ...under('/crm', [...crm, ...intake]),
  ...under('/platform', [...platform, ...demoRoutes]),
  ...under('', inboundDoors),
];

export const keyOf = ({ method, path }: DeclaredRoute): string => `${method} ${path}`;
