import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import { BIN, EXTENSIONS, ROOT } from './paths.ts';

/** Every bundle: each direct child of `extensions/` that has a package.json. */
export function listBundles(): string[] {
  return readdirSync(EXTENSIONS).filter((name) =>
    existsSync(join(EXTENSIONS, name, 'package.json')),
  );
}

function isBuilt(stamp: string, current: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === current;
}

function build(directory: string): Promise<void> {
  const child = spawn(process.execPath, [join(BIN, 'directus-extension'), 'build'], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Building ${directory} failed:\n${output.join('')}`));
    });
  });
}

async function buildIfChanged(name: string): Promise<string[]> {
  const stamp = join(EXTENSIONS, name, 'dist', '.source');
  const current = fingerprint(ROOT, [`extensions/${name}`, 'packages', 'package-lock.json']);
  if (isBuilt(stamp, current)) return [];
  await build(join(EXTENSIONS, name));
  writeFileSync(stamp, current);
  return [name];
}

/** Builds the bundles whose sources, or the packages they inline, have changed since the last build; two at a time. */
export async function buildBundles(): Promise<string[]> {
  const waiting = listBundles().values();
  const built: string[] = [];
  const buildNext = async () => {
    for (const name of waiting) built.push(...(await buildIfChanged(name)));
  };
  await Promise.all([buildNext(), buildNext()]);
  return built;
}
