import pg from 'pg';
import type { Logger } from '../directus.ts';

export interface Listening {
  close(): Promise<void>;
}

interface ListenOptions {
  readonly connectionString: string;
  readonly channel: string;
  readonly logger: Logger;
  readonly onMessage: (payload: string) => void;
  /** At first and after each gap: what was said meanwhile was not heard. */
  readonly onConnected: () => void;
}

const RECONNECT_MS = 2000;

/** Hears what the database announces on a channel, on a connection of its own, for as long as it lives. */
export function listen(options: ListenOptions): Listening {
  const { connectionString, channel, logger, onMessage, onConnected } = options;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  function reconnect(error: unknown): void {
    if (isClosed || retry) return;
    logger.warn(error, `Listening to ${channel} was interrupted.`);
    void client?.end().catch(() => undefined);
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RECONNECT_MS);
  }

  async function connect(): Promise<void> {
    client = new pg.Client({ connectionString, application_name: 'ia-listen', keepAlive: true });
    client.on('error', reconnect);
    client.on('end', () => reconnect(new Error('the connection ended')));
    client.on('notification', ({ payload }) => onMessage(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      onConnected();
    } catch (error) {
      reconnect(error);
    }
  }

  void connect();
  return {
    async close(): Promise<void> {
      isClosed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}
