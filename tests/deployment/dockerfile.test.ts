import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint } from '../../scripts/lib/fingerprint.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import {
  buildThisTree,
  copyBundles,
  copyPortal,
  layOutStage,
  linkPackages,
  listContext,
} from './build-tree.ts';
import { DOCKERFILE, findStage, listCommands, listCopies } from './dockerfile.ts';

/**
 * What the build stages do, done outside Docker in a copy of the tree that is built. Not run here,
 * each for its reason; a command that is neither run nor listed fails the test.
 */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [/^apt-get |^rm -rf \/var\/lib\/apt/, 'changes the machine; needs root and the network'],
  [/npm rebuild isolated-vm$/, 'compiles for 45 s what the installation of this tree compiled too'],
  [/^npm prune /, 'needs a whole installation; image.test.ts serves from its packages'],
  [/^rm -rf node_modules\//, 'leaves out what image.test.ts leaves out'],
  [/^install -d /, 'gives folders to a user that only the image has'],
];

function runHere(command: string, folder: string): string {
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  const result = spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
  });
  if (result.status !== 0) throw new Error(`${command}\n${result.stdout}${result.stderr}`);
  return result.stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'ia-image-'));
const at = (stage: string) => join(folder, stage);

beforeAll(buildThisTree, 900_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('Dockerfile', () => {
  it('runs nothing this test does not know of', () => {
    const run = [/^find packages/, /^npm install --no-save /, /scripts\/main\.ts build$/];
    const commands = DOCKERFILE.flatMap(listCommands);
    const known = [...run, ...NOT_RUN.map(([expression]) => expression)];
    expect(commands.filter((command) => !known.some((one) => one.test(command)))).toEqual([]);
  });

  it('copies only what is in git or comes out of a stage before', () => {
    const tracked = listContext();
    const stages: string[] = [];
    for (const stage of DOCKERFILE) {
      for (const { stage: from, sources } of listCopies(stage)) {
        if (from) expect(stages).toContain(from);
        else
          for (const source of sources.filter((one) => one !== '.'))
            expect(
              tracked.some((file) => file === source || file.startsWith(`${source}/`)),
              source,
            ).toBe(true);
      }
      stages.push(stage.name);
    }
  });

  it('builds from a tree without secrets, data or tests', () => {
    const context = listContext();
    expect(context).toContain('directus.config.ts');
    expect(
      context.filter((file) => /^(\.env|\.data|tests|docs)|(^|\/)node_modules\//.test(file)),
    ).toEqual(['.env.example']);
  });

  it('runs as a user who is not root, and says how it is', () => {
    for (const name of ['directus', 'portal']) {
      const { instructions } = findStage(name);
      const keywords = instructions.map(({ keyword }) => keyword);
      expect(instructions.find(({ keyword }) => keyword === 'USER')?.text).toBe('node');
      expect(keywords.indexOf('USER')).toBeLessThan(keywords.indexOf('CMD'));
      expect(keywords).toContain('HEALTHCHECK');
    }
  });

  it('installs from lock files that say what the package files say', () => {
    layOutStage(findStage('manifests'), at('manifests'), {});
    for (const command of listCommands(findStage('manifests'))) runHere(command, at('manifests'));
    const left = readdirSync(join(at('manifests'), 'packages'), {
      recursive: true,
      withFileTypes: true,
    });
    const names = left.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect([...new Set(names)]).toEqual(['package.json']);
    for (const folder of [at('manifests'), join(ROOT, 'portal')]) {
      const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
      const locked = read('package-lock.json').packages[''];
      const asked = read('package.json');
      expect(locked.dependencies).toEqual(asked.dependencies);
      expect(locked.devDependencies).toEqual(asked.devDependencies);
    }
  }, 60_000);

  it('has what the build reads, so that the build finds nothing to redo', () => {
    const [command] = listCommands(findStage('build'));
    layOutStage(findStage('build'), at('build'), {});
    copyBundles(at('build'));
    copyPortal(at('build'));
    const portal = fingerprint(at('build'), ['portal', 'packages/core', 'packages/schema']);
    expect(readFileSync(join(at('build'), 'portal', '.output', '.source'), 'utf8')).toBe(portal);
    for (const name of readdirSync(join(at('build'), 'extensions'))) {
      const stamp = join(at('build'), 'extensions', name, 'dist', '.source');
      const sources = [`extensions/${name}`, 'packages', 'package-lock.json'];
      if (existsSync(stamp))
        expect(readFileSync(stamp, 'utf8'), name).toBe(fingerprint(at('build'), sources));
    }
    linkPackages(at('build'), { production: false });
    expect(runHere(String(command), at('build'))).toContain('building the portal');
    for (const name of ['portal', 'directus'])
      for (const { stage, sources } of listCopies(findStage(name)))
        for (const source of stage === 'build' ? sources : [])
          expect(existsSync(join(at('build'), source.replace('/app/', ''))), source).toBe(true);
  }, 60_000);
});
