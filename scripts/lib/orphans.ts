import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LoadedSettings } from '../../directus.config.ts';
import { waitUntil } from './wait.ts';

type Registered = {
  readonly pid: number;
  readonly startedAt: string;
  readonly signal: 'SIGTERM' | 'SIGINT';
};
type Registry = { readonly supervisor: Registered; readonly children: readonly Registered[] };

const registryFile = (settings: LoadedSettings) => join(settings.DATA_DIR, 'processes.json');

/** Process ids are reused: only the start time of the kernel tells that it still is the same process. */
function readStartTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

const isAlive = (entry: Registered) => readStartTime(entry.pid) === entry.startedAt;

function readRegistry(settings: LoadedSettings): Registry | undefined {
  const file = registryFile(settings);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Notes a child, so that the next start can stop it should this one be killed outright. */
export function registerChild(
  settings: LoadedSettings,
  pid: number | undefined,
  signal: Registered['signal'] = 'SIGTERM',
): void {
  const entry = (id: number, how: Registered['signal']) => ({
    pid: id,
    startedAt: readStartTime(id) ?? '',
    signal: how,
  });
  if (pid === undefined) return;
  const known = readRegistry(settings);
  const children = known?.supervisor.pid === process.pid ? known.children : [];
  const registry: Registry = {
    supervisor: entry(process.pid, 'SIGTERM'),
    children: [...children, entry(pid, signal)],
  };
  const file = registryFile(settings);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(registry));
}

/** True while another start serves from the same data folder, on whatever ports. */
export function isServing(settings: LoadedSettings): boolean {
  const registry = readRegistry(settings);
  return registry !== undefined && isAlive(registry.supervisor);
}

/** Stops what a start that was killed has left running; the newest first, Postgres last. */
export async function stopOrphans(settings: LoadedSettings): Promise<number> {
  const registry = readRegistry(settings);
  if (!registry || isAlive(registry.supervisor)) return 0;
  const orphans = [...registry.children].reverse().filter(isAlive);
  for (const orphan of orphans) {
    process.kill(orphan.pid, orphan.signal);
    await waitUntil(() => !isAlive(orphan), {
      timeoutMs: 30_000,
      what: `process ${orphan.pid} of an earlier start to end`,
    });
  }
  rmSync(registryFile(settings), { force: true });
  return orphans.length;
}

export function forgetChildren(settings: LoadedSettings): void {
  rmSync(registryFile(settings), { force: true });
}
