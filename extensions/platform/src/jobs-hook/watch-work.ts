import type { Logger } from '@ia/directus-kit';
import pg from 'pg';
import type { Pump } from './pump.ts';

const RECONNECT_MS = 2000;

/** Wakes the pump as soon as a transaction that left work behind commits. Polling covers its gaps. */
export function watchWork(connectionString: string, pump: Pump, logger: Logger) {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  function reconnect(error: unknown): void {
    if (isClosed || retry) return;
    logger.warn(error, 'Listening for background work was interrupted.');
    void client?.end().catch(() => undefined);
    retry = setTimeout(() => {
      retry = undefined;
      void connect();
    }, RECONNECT_MS);
  }

  async function connect(): Promise<void> {
    client = new pg.Client({ connectionString, application_name: 'ia-work', keepAlive: true });
    client.on('error', reconnect);
    client.on('end', () => reconnect(new Error('the connection ended')));
    client.on('notification', () => pump.wake());
    try {
      await client.connect();
      await client.query('listen platform_work');
      pump.wake();
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
