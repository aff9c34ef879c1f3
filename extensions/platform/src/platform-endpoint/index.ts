import type { Endpoint } from '@ia/directus-kit';
import { mountRoutes } from '@ia/directus-kit/http/route';
import { readPlatformEnv } from '../platform-env.ts';
import { demoRoutes, routes } from './routes.ts';

const endpoint: Endpoint = {
  id: 'platform',
  handler(router, context) {
    const env = readPlatformEnv(context.env);
    mountRoutes(router, context, routes);
    // Mails hold sign-in links: their page exists only where none can leave the machine.
    if (env.PROFILE === 'demo' && !env.SMTP_HOST) mountRoutes(router, context, demoRoutes);
  },
};

export default endpoint;
