import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { BIN, PORTAL, ROOT } from './paths.ts';

export type Check = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The portal has packages of its own. */
  readonly inPortal?: true;
};

/** What has to hold of the code before any of it runs. */
export const CHECKS: readonly Check[] = [
  { name: 'format and lint', command: 'biome', args: ['ci', '--max-diagnostics=50', '.'] },
  { name: 'types of scripts, packages and tests', command: 'tsc', args: ['--noEmit', '-p', '.'] },
  { name: 'types of the extensions', command: 'vue-tsc', args: ['--noEmit', '-p', 'extensions'] },
  { name: 'types of the portal', command: 'nuxt', args: ['typecheck'], inPortal: true },
  { name: 'dead code and unused dependencies', command: 'knip', args: ['--no-progress'] },
  {
    name: 'import directions',
    command: 'depcruise',
    args: [
      '--config',
      '.dependency-cruiser.cjs',
      'config',
      'packages',
      'extensions',
      'scripts',
      'seed',
      'tests',
      'bench',
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
  const bin = check.inPortal ? join(PORTAL, 'node_modules', '.bin') : BIN;
  const child = spawn(process.execPath, [join(bin, check.command), ...check.args], {
    cwd: check.inPortal ? PORTAL : ROOT,
    env: { ...process.env, NUXT_TELEMETRY_DISABLED: '1' },
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

/** Runs every check, `width` at a time, printing a line each and the output of those that failed. */
export async function runChecks({ width = 2 } = {}): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const waiting = CHECKS.values();
  const runNext = async () => {
    for (const check of waiting) {
      const result = await runCheck(check);
      console.log(`  ${result.passed ? '✔' : '✖'} ${check.name} (${result.seconds.toFixed(1)} s)`);
      if (!result.passed) console.log(result.output);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: width }, runNext));
  return results;
}
