import type { Logger } from '@ia/directus-kit';
import { type Listening, listen } from '@ia/directus-kit/sql/listen';
import type { Pump } from './pump.ts';

/** Wakes the pump as soon as a transaction that left work behind commits. Polling covers its gaps. */
export function watchWork(connectionString: string, pump: Pump, logger: Logger): Listening {
  const wake = () => pump.wake();
  return listen({
    connectionString,
    channel: 'platform_work',
    logger,
    onMessage: wake,
    onConnected: wake,
  });
}
