import type { WorkloadResult } from './run-workload.ts';

const HEADINGS = [
  'system',
  'p50 ms',
  'p99 ms',
  'per second',
  'n',
  'refused',
  '× limit (p50)',
  'rate / limit',
];

/** One table per workload; ratios are what counts, milliseconds belong to this machine. */
export function printResults(results: readonly WorkloadResult[]): void {
  for (const result of results) {
    console.log(
      `\n${result.number}. ${result.name} — ${result.rounds} rounds; target: ${result.target}`,
    );
    const rows = result.systems.map((system) => [
      system.name,
      system.p50.toFixed(2),
      system.p99.toFixed(2),
      system.perSecond.toFixed(0),
      String(system.requests),
      String(system.refusals),
      `${system.timesLimit.toFixed(2)}×`,
      system.ratePerLimitRate.toFixed(3),
    ]);
    const widths = HEADINGS.map((heading, column) =>
      Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
    );
    for (const row of [HEADINGS, ...rows]) {
      console.log(
        row
          .map((cell, column) =>
            column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
          )
          .join('  '),
      );
    }
  }
}
