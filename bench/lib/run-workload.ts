import { type Figures, figuresOf, type Series } from './measure.ts';
import { median } from './statistics.ts';
import type { Workload } from './workload.ts';

export interface SystemResult extends Figures {
  readonly name: string;
  /** Median over the rounds of this system's p50 divided by the limit's of the same round. */
  readonly timesLimit: number;
  /** The same for what was done in a second, per row where a request has several. */
  readonly ratePerLimitRate: number;
}

export interface WorkloadResult {
  readonly number: number;
  readonly name: string;
  readonly target: string;
  readonly rounds: number;
  readonly systems: readonly SystemResult[];
}

/** Runs every system once per round, in an order that turns, after one round that is thrown away. */
export async function runWorkload(workload: Workload): Promise<WorkloadResult> {
  const { systems, rounds } = workload;
  const measured = new Map<string, Figures[]>(systems.map(({ name }) => [name, []]));
  const all = new Map<string, Series[]>(systems.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (let turn = 0; turn < systems.length; turn += 1) {
      const system = systems[(turn + round + systems.length) % systems.length];
      if (!system) continue;
      const series = await system.round();
      if (round < 0) continue;
      measured.get(system.name)?.push(figuresOf(series));
      all.get(system.name)?.push(series);
    }
  }
  const limit = measured.get(systems[1]?.name ?? '') ?? [];
  return {
    number: workload.number,
    name: workload.name,
    target: workload.target,
    rounds,
    systems: systems.map(({ name }) =>
      summarise(name, {
        own: measured.get(name) ?? [],
        limit,
        refusals: (all.get(name) ?? []).reduce((sum, { refusals }) => sum + refusals, 0),
        times: (all.get(name) ?? []).flatMap(({ times }) => times),
        units:
          (workload.unitsPerRequest?.[name] ?? 1) /
          (workload.unitsPerRequest?.[systems[1]?.name ?? ''] ?? 1),
      }),
    ),
  };
}

interface Rounds {
  readonly own: readonly Figures[];
  readonly limit: readonly Figures[];
  readonly times: readonly number[];
  readonly refusals: number;
  readonly units: number;
}

function summarise(name: string, { own, limit, times, refusals, units }: Rounds): SystemResult {
  const perRound = (ratio: (one: Figures, other: Figures) => number) =>
    median(own.flatMap((one, index) => (limit[index] ? [ratio(one, limit[index])] : [])));
  const whole = figuresOf({ times, elapsed: 0, refusals });
  return {
    name,
    p50: median(own.map(({ p50 }) => p50)),
    p99: whole.p99,
    perSecond: median(own.map(({ perSecond }) => perSecond)) * units,
    requests: whole.requests,
    refusals,
    timesLimit: perRound((one, other) => one.p50 / units / other.p50),
    ratePerLimitRate: perRound((one, other) => (one.perSecond * units) / other.perSecond),
  };
}
