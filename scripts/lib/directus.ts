import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  type DirectusRole,
  directusEnvironment,
  type LoadedSettings,
} from '../../directus.config.ts';
import { EXTENSIONS, MIGRATIONS, ROOT } from './paths.ts';
import { waitUntil } from './wait.ts';

const require = createRequire(import.meta.url);
// Not `directus/cli.js`: that asks the npm registry for a newer version at each start, 8 s when it cannot.
const CLI = createRequire(require.resolve('directus/package.json')).resolve(
  '@directus/api/cli/run.js',
);

export type DirectusOptions = {
  readonly settings: LoadedSettings;
  readonly databaseUrl: string;
  readonly port: number;
  readonly jobs: DirectusRole['jobs'];
  /** Loads the extension the model tool talks to, and unfreezes the model. */
  readonly forApply?: boolean;
  readonly withoutMigrations?: boolean;
  readonly withoutExtensions?: boolean;
  readonly extraEnvironment?: Readonly<Record<string, string>>;
};

export type RunningDirectus = {
  readonly url: string;
  readonly process: ChildProcess;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
};

/** A folder without packages or migrations: what a served process must not load. */
function emptyFolder(settings: LoadedSettings): string {
  const folder = join(settings.DATA_DIR, 'empty');
  mkdirSync(join(folder, 'extensions'), { recursive: true });
  const description = join(folder, 'package.json');
  if (!existsSync(description)) {
    // Put in its place whole: another Directus may be reading it at this moment.
    const draft = `${description}.${process.pid}`;
    writeFileSync(draft, '{"name":"none","version":"0.0.0","dependencies":{}}\n');
    renameSync(draft, description);
  }
  return folder;
}

function environmentOf(options: DirectusOptions): Record<string, string> {
  const { settings } = options;
  const empty = emptyFolder(settings);
  const storageRoot = settings.STORAGE_ROOT ?? join(settings.DATA_DIR, 'files');
  mkdirSync(storageRoot, { recursive: true });
  return {
    PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
    HOME: process.env.HOME ?? settings.DATA_DIR,
    NODE_ENV: 'production',
    ...directusEnvironment(settings, {
      port: options.port,
      databaseUrl: options.databaseUrl,
      extensionsPath: options.withoutExtensions ? join(empty, 'extensions') : EXTENSIONS,
      packagePath: options.forApply ? ROOT : empty,
      migrationsPath: options.withoutMigrations ? join(empty, 'none') : MIGRATIONS,
      storageRoot,
      emptyConfigPath: join(empty, 'none.env'),
      tempPath: join(settings.DATA_DIR, 'temp', String(options.port)),
      jobs: options.jobs,
      modelIsEditable: options.forApply === true || settings.PROFILE === 'development',
    }),
    // The apply step runs without our extensions: nobody else may reach it.
    ...(options.forApply ? { HOST: '127.0.0.1' } : {}),
    ...options.extraEnvironment,
  };
}

/** Runs a script of ours with the environment of a Directus; what it prints is printed, its errors are thrown. */
export async function runInDirectus(
  script: string,
  args: readonly string[],
  options: DirectusOptions,
): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...args],
    { cwd: ROOT, env: environmentOf(options), stdio: ['ignore', 'inherit', 'pipe'] },
  );
  const errors = collectOutput(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(errors());
}

function collectOutput(child: ChildProcess): () => string {
  const lines: string[] = [];
  const keep = (chunk: Buffer) => {
    lines.push(String(chunk));
    if (lines.length > 400) lines.shift();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => lines.join('');
}

/** Starts a Directus server and waits until it answers. */
export async function startDirectus(options: DirectusOptions): Promise<RunningDirectus> {
  const child = spawn(process.execPath, [CLI, 'start'], {
    cwd: ROOT,
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const log = collectOutput(child);
  const url = `http://127.0.0.1:${options.port}`;
  try {
    await waitUntil(() => answers(`${url}/server/ping`), {
      timeoutMs: 120_000,
      what: `Directus to answer on ${url}`,
      isDead: () => child.exitCode !== null || child.signalCode !== null,
      explain: log,
    });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return { url, process: child, log, stop: () => stopProcess(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** Asks a process to end, and ends it when it has not after ten seconds. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
}
