import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib/paths.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { chooseDatabaseRoot } from '../../scripts/lib/postgres.ts';
import { waitUntil } from '../../scripts/lib/wait.ts';

type Run = {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
};

const started: Run[] = [];
let dataDir: string;
let ports: Record<'DIRECTUS_PORT' | 'PORTAL_PORT' | 'POSTGRES_PORT', string>;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'ia-start-'));
  const [DIRECTUS_PORT, PORTAL_PORT, POSTGRES_PORT] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ]);
  ports = {
    DIRECTUS_PORT: String(DIRECTUS_PORT),
    PORTAL_PORT: String(PORTAL_PORT),
    POSTGRES_PORT: String(POSTGRES_PORT),
  };
});
afterEach(async () => {
  for (const run of started.splice(0)) {
    run.child.kill('SIGTERM');
    await run.ended;
  }
});
afterAll(() => {
  for (const folder of new Set([dataDir, chooseDatabaseRoot(dataDir).root]))
    rmSync(folder, { recursive: true, force: true });
});

/** Where the database is, or would be: a folder its user cannot enter makes it live elsewhere. */
const databaseFolder = () => join(chooseDatabaseRoot(dataDir).root, 'postgres');

function start(extra: Record<string, string> = {}, args: readonly string[] = []): Run {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(ROOT, 'scripts', 'main.ts'), 'start', ...args],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATA_DIR: dataDir,
        PROFILE: 'development',
        ...ports,
        ...extra,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  child.stdout.on('data', (chunk) => lines.push(String(chunk)));
  child.stderr.on('data', (chunk) => lines.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const run = { child, output: () => lines.join(''), ended };
  started.push(run);
  return run;
}

const isUp = (run: Run) =>
  waitUntil(() => run.output().includes('is running'), {
    timeoutMs: 150_000,
    what: 'the platform to be running',
    isDead: () => run.child.exitCode !== null,
    explain: run.output,
  });
const answers = (port: string, path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    (response) => response.ok,
    () => false,
  );
const directusPid = (): number => {
  const registry: { children: { pid: number }[] } = JSON.parse(
    readFileSync(join(dataDir, 'processes.json'), 'utf8'),
  );
  return Number(registry.children[1]?.pid);
};
const isFree = (port: string) =>
  new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(Number(port), '127.0.0.1', () => server.close(() => resolve(true)));
  });

test('a wrong setting stops the start with its name and an example', async () => {
  const run = start({ JOBS: 'sometimes' });
  expect(await run.ended).toBe(1);
  expect(run.output()).toMatch(/JOBS is not usable.*Example: JOBS=all/);
  expect(existsSync(databaseFolder())).toBe(false);
});

test.each([
  { service: 'Directus', name: 'DIRECTUS_PORT' },
  { service: 'the portal', name: 'PORTAL_PORT' },
  { service: 'the embedded Postgres', name: 'POSTGRES_PORT' },
] as const)(
  'a taken $name is told by its name, before anything is touched',
  async ({ service, name }) => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(Number(ports[name]), '127.0.0.1', resolve));
    const run = start();
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(`Port ${ports[name]}, meant for ${service}, is already in use.`);
    expect(run.output()).toContain(`${name}=`);
    expect(existsSync(databaseFolder())).toBe(false);
    await new Promise((resolve) => holder.close(resolve));
  },
);

test('production refuses to start without its settings, naming each', async () => {
  const run = start({ PROFILE: 'production' });
  expect(await run.ended).toBe(1);
  for (const name of [
    'SECRET',
    'FILES_KEY',
    'DATABASE_URL',
    'SMTP_HOST',
    'PORTAL_SESSION_PASSWORD',
  ]) {
    expect(run.output()).toContain(`${name} is missing`);
  }
});

test('a fresh start serves both spaces, restarts a dead child and stops every child on Ctrl-C', async () => {
  const run = start();
  await isUp(run);
  expect(run.output()).toContain('installing Directus');
  expect(await answers(ports.DIRECTUS_PORT, '/server/ping')).toBe(true);
  expect(await answers(ports.PORTAL_PORT, '/api/health')).toBe(true);

  process.kill(directusPid(), 'SIGKILL');
  await waitUntil(() => run.output().includes('Directus is running again'), {
    timeoutMs: 60_000,
    what: 'Directus to be restarted',
    explain: run.output,
  });
  expect(await answers(ports.DIRECTUS_PORT, '/server/ping')).toBe(true);

  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
  for (const port of Object.values(ports)) expect(await isFree(port)).toBe(true);
}, 240_000);

test('a second start on an unchanged tree prepares nothing again, and stops what a killed one left', async () => {
  const killed = start();
  await isUp(killed);
  expect(killed.output()).not.toContain('installing Directus');
  expect(killed.output()).not.toContain('applying the model');
  killed.child.kill('SIGKILL');
  await killed.ended;

  const next = start();
  await isUp(next);
  expect(next.output()).toMatch(/Stopped 3 process\(es\) left by a start that was killed/);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
}, 240_000);

test('starting over is refused when nobody can confirm it, or on a database that is not embedded', async () => {
  const unattended = start({}, ['--fresh']);
  expect(await unattended.ended).toBe(1);
  expect(unattended.output()).toContain('--fresh --yes');
  const foreign = start({ DATABASE_URL: 'postgres://ia@127.0.0.1:1/ia' }, ['--fresh', '--yes']);
  expect(await foreign.ended).toBe(1);
  expect(foreign.output()).toContain('a server of your own');
  expect(existsSync(databaseFolder())).toBe(true);
});

test('starting over erases what a start writes and nothing else', async () => {
  const kept = join(dataDir, 'not-ours.txt');
  writeFileSync(kept, 'kept');
  const run = start({}, ['--fresh', '--yes']);
  await isUp(run);
  expect(run.output()).toContain('installing Directus');
  expect(readFileSync(kept, 'utf8')).toBe('kept');
  run.child.kill('SIGTERM');
  expect(await run.ended).toBe(0);
}, 240_000);
