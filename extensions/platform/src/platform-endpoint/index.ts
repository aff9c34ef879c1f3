import type { Endpoint } from '@ia/directus-kit';
import { readPlatformEnv } from '../platform-env.ts';
import { addLinkRoutes } from './link-routes.ts';
import { addMailRoutes } from './mail-routes.ts';
import { addSessionRoutes } from './session-routes.ts';

const endpoint: Endpoint = {
  id: 'platform',
  handler(router, context) {
    const env = readPlatformEnv(context.env);
    addLinkRoutes(router, context);
    addSessionRoutes(router, context);
    // Mails hold sign-in links: their page exists only where none can leave the machine.
    if (env.PROFILE === 'demo' && !env.SMTP_HOST) addMailRoutes(router, context);
  },
};

export default endpoint;
