import {
  getLogsController,
  getSubscriptionController,
  getWebSocketController,
} from '@directus/api/websocket/controllers/index';
import type { Hook } from '@ia/directus-kit';
import { listen } from '@ia/directus-kit/sql/listen';
import { z } from 'zod';
import { isForeign } from '../../front-door/server/foreign-origin.ts';
import { readPlatformEnv } from '../../platform-env.ts';
import { boundMessages } from '../server/bound-messages.ts';
import { closeEnded, type LiveClient } from '../server/close-ended.ts';
import { refuseUpgrade, upgradingServer } from '../server/refuse-upgrade.ts';

const endedShape = z.object({ user: z.string().optional(), session: z.string().optional() });

/** Whoever keeps connections open in this process, whatever their protocol. */
const controllers = () =>
  [getWebSocketController(), getSubscriptionController(), getLogsController()].filter(
    (controller) => controller !== undefined,
  );

const liveClients = (): readonly LiveClient[] =>
  controllers().flatMap(({ clients }) => [...clients]);

/**
 * Directus asks who somebody is when a connection opens, and not again for as long as it stays open
 * (11.17.4): what ends their access closes it, in every process, another site opens none, and what is said
 * there is short.
 */
const hook: Hook = ({ init, action }, { env, database, logger }) => {
  const { PUBLIC_URL, DB_CONNECTION_STRING } = readPlatformEnv(env);
  const { origin } = new URL(PUBLIC_URL);
  action('server.start', (meta) => {
    boundMessages(controllers().map(({ server }) => server));
    refuseUpgrade(upgradingServer(meta.server), ({ headers }) => isForeign(headers, origin));
  });
  init('app.after', () => {
    listen({
      connectionString: DB_CONNECTION_STRING,
      channel: 'platform_access',
      logger,
      onMessage(payload) {
        const ended = endedShape.parse(JSON.parse(payload));
        void closeEnded(database, liveClients(), ended).catch((error) => logger.error(error));
      },
      onConnected() {
        void closeEnded(database, liveClients(), {}).catch((error) => logger.error(error));
      },
    });
  });
};

export default hook;
