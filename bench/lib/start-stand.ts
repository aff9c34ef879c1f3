import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { parseSettings } from '../../directus.config.ts';
import { type RunningDirectus, startDirectus, stopProcess } from '../../scripts/lib/directus.ts';
import { buildBundles } from '../../scripts/lib/extensions.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { chooseDatabaseRoot, startPostgres } from '../../scripts/lib/postgres.ts';
import { prepareDatabase } from '../../scripts/lib/prepare.ts';
import { openSession } from '../../tests/harness/session-token.ts';
import { SheetsDouble } from '../../tests/syncs/sheets-double.ts';
import { fillBoard } from './fill-board.ts';
import { closeConnections } from './http.ts';
import type { Stand } from './workload.ts';

const FOLDER = join(ROOT, '.data', 'bench');
const PASSWORD = 'bench-only password of nobody';
const SELLER = 'sales@ia-infinity.example.com';
const ADMIN = 'admin@ia-infinity.example.com';
/** Access tokens live a quarter of an hour. */
const TOKEN_AGE_MS = 10 * 60_000;

/** A Postgres with its default settings (every commit on disk), our platform, the bare server. */
export async function startStand(): Promise<{ stand: Stand; stop: () => Promise<void> }> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await buildBundles();
  const { root, owner } = chooseDatabaseRoot(FOLDER);
  rmSync(join(root, 'cluster'), { recursive: true, force: true });
  const postgres = await startPostgres({
    root,
    port: await findFreePort(),
    settings: [],
    ...(owner ? { owner } : {}),
  });
  const databaseUrl = postgres.url('postgres');
  const google = new SheetsDouble();
  await google.start();
  const settings = parseSettings({
    PROFILE: 'demo',
    DATA_DIR: FOLDER,
    SECRET: 'bench-only-secret-of-at-least-32-characters',
    FILES_KEY: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
    PORTAL_SESSION_PASSWORD: 'bench-only-session-password-32-characters',
    ADMIN_EMAIL: ADMIN,
    ADMIN_PASSWORD: PASSWORD,
    DEMO_PASSWORD: PASSWORD,
    LOG_LEVEL: 'warn',
    INBOUND_PER_MINUTE: '10000000',
    ...google.settings,
  });
  await prepareDatabase({ settings, databaseUrl });
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  await fillBoard(database);
  const port = await findFreePort();
  const directus = await startDirectus({
    settings: { ...settings, DIRECTUS_PORT: port },
    databaseUrl,
    port,
    jobs: 'off',
  });
  const limit = await startLimit(databaseUrl);
  let worker: RunningDirectus | null = null;
  const startWorker = async () => {
    const workerPort = await findFreePort();
    worker ??= await startDirectus({
      settings: { ...settings, DIRECTUS_PORT: workerPort },
      databaseUrl,
      port: workerPort,
      jobs: 'only',
    });
  };
  const stop = async () => {
    closeConnections();
    await worker?.stop();
    await directus.stop();
    await stopProcess(limit.child);
    await database.end();
    await google.stop();
    await postgres.stop();
  };
  const stand = {
    database,
    databaseUrl,
    directusUrl: directus.url,
    limitUrl: limit.url,
    token: keepSignedIn(directus.url, SELLER),
    adminToken: keepSignedIn(directus.url, ADMIN),
    google,
    startWorker,
    datasets: process.env.DATASETS_DIR,
    filesKey: settings.FILES_KEY,
  };
  return { stand, stop };
}

async function startLimit(databaseUrl: string) {
  const port = await findFreePort();
  const child = fork(join(ROOT, 'bench', 'limit', 'server.ts'), {
    env: { ...process.env, LIMIT_DATABASE_URL: databaseUrl, LIMIT_PORT: String(port) },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The bare server ended with ${code}.`)));
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

function keepSignedIn(url: string, email: string): () => Promise<string> {
  let token = '';
  let since = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - since < TOKEN_AGE_MS) return token;
    token = await openSession(url, email, PASSWORD);
    since = performance.now();
    return token;
  };
}
