import type { Logger } from '@ia/directus-kit';

export interface Pump {
  /** Asks for a run; asked during a run, one more follows. */
  wake(): void;
  stop(): Promise<void>;
}

/** Notifications wake it at once; this is how late it may be when one is lost. */
const POLL_MS = 3000;

/** Runs `work` when woken and every few seconds, never twice at a time in this process. */
export function startPump(work: () => Promise<void>, logger: Logger): Pump {
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;

  async function run(): Promise<void> {
    do {
      isWanted = false;
      try {
        await work();
      } catch (error) {
        if (!isStopped) logger.error(error, 'Looking for background work failed.');
      }
    } while (isWanted && !isStopped);
    running = undefined;
  }

  function wake(): void {
    if (isStopped) return;
    isWanted = true;
    running ??= run();
  }

  const timer = setInterval(wake, POLL_MS);
  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
