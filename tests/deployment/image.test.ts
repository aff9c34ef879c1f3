import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseSettings } from '../../directus.config.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { preparedMark } from '../../scripts/lib/prepare.ts';
import { writeAppliedRelease } from '../../scripts/lib/release.ts';
import { waitUntil } from '../../scripts/lib/wait.ts';
import { cloneTemplate, dropDatabase } from '../harness/cluster.ts';
import { buildThisTree, copyBundles, copyPortal, layOutStage, linkPackages } from './build-tree.ts';
import { environmentOf } from './compose-file.ts';
import { findStage } from './dockerfile.ts';

/**
 * The images without Docker: the files their COPY lines name, the packages a production installation
 * has, and their own CMD and HEALTHCHECK. Redis, Chromium and the user `node` are not there.
 */
const folder = mkdtempSync(join(tmpdir(), 'ia-image-'));
const at = (stage: string) => join(folder, stage);

const FILLED: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'https://app.agence.example.com',
  PORTAL_URL: 'https://portail.agence.example.com',
  SECRET: randomBytes(32).toString('hex'),
  FILES_KEY: randomBytes(32).toString('hex'),
  PORTAL_SESSION_PASSWORD: randomBytes(32).toString('hex'),
  ADMIN_EMAIL: 'direction@agence.example.com',
  ADMIN_PASSWORD: 'une phrase de passe longue',
  SMTP_HOST: 'smtp.agence.example.com',
  MAIL_FROM: 'Agence <bonjour@agence.example.com>',
  DATABASE_PASSWORD: 'replaced below',
};

function listOf(stage: string, keyword: string): string[] {
  const found = findStage(stage).instructions.find((one) => one.keyword === keyword);
  return JSON.parse(found?.text.replace(/^.*CMD \[/, '[') ?? '[]');
}

type Started = { readonly child: ChildProcess; readonly output: () => string };

function startContainer(stage: string, environment: Record<string, string>): Started {
  const [, ...args] = listOf(stage, 'CMD');
  const child = spawn(process.execPath, args, {
    cwd: at(stage),
    env: { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: folder, ...environment },
  });
  const output: string[] = [];
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  return { child, output: () => output.join('') };
}

function isHealthy(stage: string, environment: Record<string, string>): boolean {
  const [, ...args] = listOf(stage, 'HEALTHCHECK');
  return spawnSync(process.execPath, args, { env: environment }).status === 0;
}

async function untilHealthy(stage: string, started: Started, environment: Record<string, string>) {
  await waitUntil(() => isHealthy(stage, environment), {
    timeoutMs: 50_000,
    what: `${stage} to be healthy`,
    isDead: () => started.child.exitCode !== null,
    explain: started.output,
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', resolve));
}

describe('the image of Directus', () => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const running: ChildProcess[] = [];
  let environment: Record<string, string> = {};

  beforeAll(async () => {
    layOutStage(findStage('build'), at('build'), {});
    copyBundles(at('build'));
    linkPackages(at('production-dependencies'), { production: true });
    layOutStage(findStage('directus'), at('directus'), {
      build: at('build'),
      'production-dependencies': at('production-dependencies'),
    });
    const adminUrl = inject('postgresAdminUrl');
    const { REDIS_URL, ...given } = environmentOf('directus', FILLED);
    environment = {
      ...given,
      DATABASE_URL: await cloneTemplate(adminUrl, inject('templates').reference, name),
      DIRECTUS_PORT: String(await findFreePort()),
      DATA_DIR: join(folder, 'data'),
    };
  });

  afterAll(async () => {
    for (const child of running) if (child.exitCode === null) child.kill('SIGKILL');
    await dropDatabase(inject('postgresAdminUrl'), name);
  });

  it('refuses a database that is not prepared for this release and profile', async () => {
    const started = startContainer('directus', environment);
    running.push(started.child);
    expect(await ended(started.child)).toBe(1);
    expect(started.output()).toContain('not prepared for this release');
    expect(started.output()).toContain('apply');
  });

  it('names the variable that is missing', async () => {
    const { FILES_KEY, ...rest } = environment;
    const started = startContainer('directus', rest);
    running.push(started.child);
    expect(await ended(started.child)).toBe(1);
    expect(started.output()).toContain('FILES_KEY is missing');
  });

  it('serves a prepared database, is healthy, and ends when it is asked to', async () => {
    const mark = preparedMark(parseSettings(environment));
    await writeAppliedRelease(String(environment.DATABASE_URL), mark, 'production');
    const started = startContainer('directus', environment);
    running.push(started.child);
    await untilHealthy('directus', started, environment);
    await waitUntil(() => started.output().includes('jobs: off'), {
      timeoutMs: 10_000,
      what: 'the line that says it serves',
    });
    started.child.kill('SIGTERM');
    expect(await ended(started.child)).toBe(0);
    expect(isHealthy('directus', environment)).toBe(false);
  });
});

describe('the image of the portal', () => {
  let started: Started | undefined;

  beforeAll(() => {
    buildThisTree();
    copyPortal(at('build'));
    layOutStage(findStage('portal'), at('portal'), { build: at('build') });
  }, 900_000);

  afterAll(() => {
    started?.child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('serves without any package beside its own files, with or without Directus', async () => {
    const environment = {
      ...environmentOf('portal', FILLED),
      PORT: String(await findFreePort()),
      HOST: '127.0.0.1',
    };
    started = startContainer('portal', environment);
    await untilHealthy('portal', started, environment);
    const answer = await fetch(`http://127.0.0.1:${environment.PORT}/api/health`);
    expect(await answer.json()).toEqual({ status: 'ok', directus: 'down' });
  });
});
