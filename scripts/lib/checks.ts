import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BIN, ROOT } from './paths.ts';

export type Check = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
};

/** What has to hold of the code before any of it runs. */
export const CHECKS: readonly Check[] = [
  { name: 'format and lint', command: 'biome', args: ['ci', '--max-diagnostics=50', '.'] },
  { name: 'types of scripts, packages and tests', command: 'tsc', args: ['--noEmit', '-p', '.'] },
  { name: 'types of the extensions', command: 'vue-tsc', args: ['--noEmit', '-p', 'extensions'] },
  { name: 'dead code and unused dependencies', command: 'knip', args: ['--no-progress'] },
  {
    name: 'import directions',
    command: 'depcruise',
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      'packages',
      'extensions',
      'scripts',
      'seed',
      'tests',
      'portal/app',
      'portal/server',
    ],
  },
];

export type CheckResult = {
  readonly check: Check;
  readonly passed: boolean;
  readonly output: string;
  readonly seconds: number;
};

/** Runs one check to its end and keeps what it printed. */
export async function runCheck(check: Check): Promise<CheckResult> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(BIN, check.command), ...check.args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    check,
    passed: code === 0,
    output: output.join(''),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Runs every check, printing a line each and the output of those that failed. */
export async function runChecks(): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of CHECKS) {
    const result = await runCheck(check);
    console.log(`  ${result.passed ? '✔' : '✖'} ${check.name} (${result.seconds.toFixed(1)} s)`);
    if (!result.passed) console.log(result.output);
    results.push(result);
  }
  return results;
}
