import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type LoadedSettings, portalEnvironment } from '../../directus.config.ts';
import { fingerprint } from './fingerprint.ts';
import { PORTAL, ROOT } from './paths.ts';
import { waitUntil } from './wait.ts';

const OUTPUT = join(PORTAL, '.output');

function run(
  command: string,
  args: readonly string[],
  extra: Record<string, string> = {},
): Promise<void> {
  const child = spawn(command, args, {
    cwd: PORTAL,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      NUXT_TELEMETRY_DISABLED: '1',
      ...extra,
    },
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} failed in portal/:\n${output.join('')}`));
    });
  });
}

function isCurrent(stamp: string, mark: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === mark;
}

/** Installs the portal's own packages when its lock file has changed. */
export async function installPortal(): Promise<boolean> {
  const stamp = join(PORTAL, 'node_modules', '.ia-installed');
  const mark = fingerprint(ROOT, ['portal/package.json', 'portal/package-lock.json']);
  if (isCurrent(stamp, mark)) return false;
  await run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']);
  writeFileSync(stamp, mark);
  return true;
}

/** Builds the portal when its sources, or the packages it shares, have changed. */
export async function buildPortal(): Promise<boolean> {
  const stamp = join(OUTPUT, '.source');
  const mark = fingerprint(ROOT, ['portal', 'packages/core', 'packages/schema']);
  if (isCurrent(stamp, mark)) return false;
  await run('npm', ['run', 'build'], { NODE_OPTIONS: '--max-old-space-size=4096' });
  writeFileSync(stamp, mark);
  return true;
}

export type RunningPortal = {
  readonly url: string;
  readonly process: ChildProcess;
  readonly log: () => string;
};

/** Starts the built portal and waits until it answers. */
export async function startPortal(
  settings: LoadedSettings,
  directusUrl: string,
): Promise<RunningPortal> {
  const child = spawn(process.execPath, [join(OUTPUT, 'server', 'index.mjs')], {
    cwd: PORTAL,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...portalEnvironment({ ...settings, DIRECTUS_URL: directusUrl }),
    },
  });
  const lines: string[] = [];
  const keep = (chunk: Buffer) => {
    lines.push(String(chunk));
    if (lines.length > 200) lines.shift();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const url = `http://127.0.0.1:${settings.PORTAL_PORT}`;
  await waitUntil(
    () =>
      fetch(`${url}/api/health`).then(
        (answer) => answer.status < 600,
        () => false,
      ),
    {
      timeoutMs: 60_000,
      what: `the portal to answer on ${url}`,
      isDead: () => child.exitCode !== null || child.signalCode !== null,
      explain: () => lines.join(''),
    },
  );
  return { url, process: child, log: () => lines.join('') };
}
