import { setTimeout as pause } from 'node:timers/promises';
import { Pressed } from './http.ts';
import { percentile } from './statistics.ts';

export interface Series {
  /** Milliseconds of each request. */
  readonly times: readonly number[];
  /** Milliseconds from the first request to the last answer. */
  readonly elapsed: number;
  /** How often the server said that it has too much to do. */
  readonly refusals: number;
}

export interface Figures {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  readonly requests: number;
  readonly refusals: number;
}

export interface Load {
  readonly count: number;
  /** How many requests are under way at any moment. */
  readonly concurrency: number;
  readonly request: (index: number) => Promise<void>;
}

/**
 * Sends `count` requests, `concurrency` at a time. A request that fails ends the bench; one the
 * server has no time for is counted and sent again as the server says, within its own time.
 */
export async function measure({ count, concurrency, request }: Load): Promise<Series> {
  const times: number[] = [];
  let refusals = 0;
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const before = performance.now();
      while (!(await isAnswered(request, index))) refusals += 1;
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { times, elapsed: performance.now() - started, refusals };
}

async function isAnswered(request: Load['request'], index: number): Promise<boolean> {
  try {
    await request(index);
    return true;
  } catch (error) {
    if (!(error instanceof Pressed)) throw error;
    await pause(error.waitMs);
    return false;
  }
}

/** What one round of a system comes to. */
export function figuresOf({ times, elapsed, refusals }: Series): Figures {
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    perSecond: (times.length * 1000) / elapsed,
    requests: times.length,
    refusals,
  };
}
