import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { stopProcess } from './directus.ts';

export type Service = {
  readonly name: string;
  readonly start: () => Promise<{ readonly process: ChildProcess; readonly log: () => string }>;
};

const MAX_DEATHS = 5;
const DEATH_WINDOW_MS = 60_000;

/** Keeps services running: a dead one is restarted, one that keeps dying ends the whole. */
export class Supervisor {
  #running = new Map<string, ChildProcess>();
  #deaths = new Map<string, number[]>();
  #isStopping = false;
  readonly #giveUp: (reason: string) => void;

  constructor(giveUp: (reason: string) => void) {
    this.#giveUp = giveUp;
  }

  async run(service: Service): Promise<void> {
    const started = await service.start();
    this.#running.set(service.name, started.process);
    started.process.once('exit', (code, signal) => {
      if (this.#isStopping) return;
      console.error(
        `\n⚠ ${service.name} stopped (${signal ?? `code ${code}`}).\n${started.log().slice(-2000)}`,
      );
      void this.#restart(service);
    });
  }

  async #restart(service: Service): Promise<void> {
    const recent = (this.#deaths.get(service.name) ?? []).filter(
      (at) => Date.now() - at < DEATH_WINDOW_MS,
    );
    this.#deaths.set(service.name, [...recent, Date.now()]);
    if (recent.length + 1 >= MAX_DEATHS) {
      this.#giveUp(`${service.name} stopped ${MAX_DEATHS} times within a minute.`);
      return;
    }
    await pause(500 * 2 ** recent.length);
    if (this.#isStopping) return;
    try {
      await this.run(service);
      console.error(`✔ ${service.name} is running again.`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      await this.#restart(service);
    }
  }

  /** Stops every service, the last started first. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const child of [...this.#running.values()].reverse()) await stopProcess(child);
  }
}
