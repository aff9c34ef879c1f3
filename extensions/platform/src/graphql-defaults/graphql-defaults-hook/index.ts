import type { Hook, Middleware } from '@ia/directus-kit';
import { spareDefaults } from '../server/spare-defaults.ts';

const sparing: Middleware = (request, _response, next) => {
  if (/^\/graphql(?:\/|$)/i.test(request.path) && request.schema) {
    Object.assign(request, { schema: spareDefaults(request.schema) });
  }
  next();
};

/** What has a default need not be named in GraphQL either. */
const hook: Hook = ({ init }) => {
  init('middlewares.after', ({ app }) => app.use(sparing));
};

export default hook;
