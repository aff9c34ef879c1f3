import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, ROOT } from './paths.ts';

export type Totals = { readonly passed: number; readonly failed: number; readonly skipped: number };

type JsonReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
};

function readReport(file: string, exitCode: number | null): Totals {
  // Filters may name no file of this project: vitest then ends well and reports nothing.
  if (exitCode === 0 && !existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  try {
    const report: JsonReport = JSON.parse(readFileSync(file, 'utf8'));
    const failedOutsideTests = exitCode !== 0 && report.numFailedTests === 0 ? 1 : 0;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + failedOutsideTests,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

type VitestRun = {
  readonly cwd?: string;
  readonly filters?: readonly string[];
  /** Something else prints meanwhile: the output is kept and printed whole at the end. */
  readonly isBeside?: true;
};

/** Runs vitest on the named projects, in a folder with its own configuration, and returns the counts. */
export async function runVitest(
  projects: readonly string[],
  options: VitestRun = {},
): Promise<Totals> {
  const cwd = options.cwd ?? ROOT;
  const folder = join(ROOT, '.data', 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${projects.join('-') || 'portal'}.json`);
  rmSync(file, { force: true });
  const vitest = join(cwd === ROOT ? BIN : join(cwd, 'node_modules', '.bin'), 'vitest');
  const args = [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--reporter=${join(ROOT, 'scripts', 'lib', 'slowest-files.ts')}`,
    `--outputFile.json=${file}`,
    ...(options.filters?.length ? ['--passWithNoTests', ...options.filters] : []),
  ];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', vitest, ...args],
    {
      cwd,
      stdio: options.isBeside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NO_COLOR: process.env.CI ? '1' : '' },
    },
  );
  const output: string[] = [];
  child.stdout?.on('data', (chunk) => output.push(String(chunk)));
  child.stderr?.on('data', (chunk) => output.push(String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (options.isBeside) console.log(output.join(''));
  return readReport(file, code);
}
