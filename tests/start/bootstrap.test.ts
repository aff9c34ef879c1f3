import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib/paths.ts';

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'ia-clone-'));
  mkdirSync(join(clone, 'scripts'));
  mkdirSync(join(clone, 'bin'));
  for (const file of ['package.json', 'package-lock.json', 'scripts/run.mjs'])
    copyFileSync(join(ROOT, file), join(clone, file));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

function find(command: string): string {
  const folder = (process.env.PATH ?? '')
    .split(delimiter)
    .find((path) => existsSync(join(path, command)));
  if (!folder) throw new Error(`${command} is not on this machine.`);
  return join(folder, command);
}

/** A machine that has these commands and nothing else. */
function runOnMachineWith(
  commands: readonly string[],
  command = 'test',
  extra: Record<string, string> = {},
) {
  for (const name of commands) symlinkSync(find(name), join(clone, 'bin', name));
  return spawnSync(process.execPath, [join(clone, 'scripts', 'run.mjs'), command], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: join(clone, 'bin'), HOME: clone, ...extra },
  });
}

test.each([
  { missing: 'git', present: [], told: 'git is missing' },
  { missing: 'npm', present: ['git'], told: 'npm is missing' },
  { missing: 'python3', present: ['git', 'npm', 'node', 'env'], told: 'python3 is missing' },
  {
    missing: 'a compiler',
    present: [
      'git',
      'npm',
      'node',
      'env',
      'python3',
      'bash',
      'sed',
      'dirname',
      'readlink',
      'uname',
      'cut',
      'tr',
      'head',
      'grep',
      'basename',
      'cat',
    ],
    told: 'No C++ compiler was found',
  },
])('a machine without $missing is told so before anything is installed', ({ present, told }) => {
  const run = runOnMachineWith(present);
  expect(run.status).toBe(1);
  expect(run.stderr).toContain(told);
  expect(existsSync(join(clone, 'node_modules'))).toBe(false);
});

test('a taken port is told before anything is installed', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const run = runOnMachineWith([], 'start', { DIRECTUS_PORT: port });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain(`Port ${port} is already in use.`);
  expect(run.stderr).toContain('DIRECTUS_PORT=');
  expect(existsSync(join(clone, 'node_modules'))).toBe(false);
  await new Promise((resolve) => holder.close(resolve));
});
