import { _cache, getAxios } from '@directus/api/request/index';
import type { Hook } from '@ia/directus-kit';
import { guardRequests } from '@ia/providers/outbound/guard-requests';
import { readPlatformEnv } from '../../platform-env.ts';
import { refuseInside, sayUnreachable } from '../server/refuse-inside.ts';

/**
 * Everything Directus itself fetches (files by address, requests of flows) leaves by our one way out: no
 * address inside the network, after resolution and on each redirection, but those of OUTBOUND_ALLOW_HOSTS.
 * Its own list compares addresses as they are written (11.17.4).
 */
const hook: Hook = ({ init }, { env }) => {
  const { OUTBOUND_ALLOW_HOSTS: allowed } = readPlatformEnv(env);
  init('app.before', async () => {
    _cache.axiosInstance = guardRequests(await getAxios(), allowed);
  });
  init('middlewares.after', ({ app }) => app.use(refuseInside(allowed)));
  init('routes.custom.after', ({ app }) =>
    app.use((error: unknown, { path }, _response, next) => next(sayUnreachable(error, path))),
  );
};

export default hook;
