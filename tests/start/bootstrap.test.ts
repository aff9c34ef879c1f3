import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
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
function startOnMachineWith(commands: readonly string[]) {
  for (const command of commands) symlinkSync(find(command), join(clone, 'bin', command));
  return spawnSync(process.execPath, [join(clone, 'scripts', 'run.mjs'), 'start'], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: join(clone, 'bin'), HOME: clone },
  });
}

test.each([
  { missing: 'npm', present: [], told: 'npm is missing' },
  { missing: 'python3', present: ['npm', 'node', 'env'], told: 'python3 is missing' },
  {
    missing: 'a compiler',
    present: [
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
  const run = startOnMachineWith(present);
  expect(run.status).toBe(1);
  expect(run.stderr).toContain(told);
  expect(existsSync(join(clone, 'node_modules'))).toBe(false);
});
