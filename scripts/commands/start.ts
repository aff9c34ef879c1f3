import type { ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { LoadedSettings } from '../../directus.config.ts';
import { buildAll } from '../lib/build.ts';
import { startDirectus } from '../lib/directus.ts';
import { ensureEmbeddedDatabase, startEmbeddedPostgres } from '../lib/embedded-database.ts';
import { forgetChildren, isServing, registerChild, stopOrphans } from '../lib/orphans.ts';
import { startPortal } from '../lib/portal.ts';
import { assertPortIsFree } from '../lib/ports.ts';
import { chooseDatabaseRoot, type EmbeddedPostgres } from '../lib/postgres.ts';
import { isPrepared, prepareDatabase } from '../lib/prepare.ts';
import { step, UserFacingError } from '../lib/report.ts';
import { loadSettings } from '../lib/settings.ts';
import { Supervisor } from '../lib/supervisor.ts';
import { welcome } from '../lib/welcome.ts';

async function confirmStartingOver(
  settings: LoadedSettings,
  args: readonly string[],
): Promise<boolean> {
  if (settings.DATABASE_URL) {
    throw new UserFacingError(
      '--fresh erases the embedded database; DATABASE_URL names a server of your own.',
      'Empty that database yourself, then start without --fresh.',
    );
  }
  if (args.includes('--yes')) return true;
  if (!process.stdin.isTTY) {
    throw new UserFacingError(
      '--fresh erases the database and the files, and nobody is there to confirm.',
      'Add --yes: npm start -- --fresh --yes',
    );
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(
    `Erase the database, the files and the drawn secrets in ${settings.DATA_DIR}? Type "oui" or "yes": `,
  );
  prompt.close();
  return ['oui', 'yes'].includes(answer.trim().toLowerCase());
}

/** What a start writes, by name: DATA_DIR may be a folder that holds other people's things too. */
const WRITTEN_BY_A_START = ['postgres', 'files', 'secrets.json', 'empty', 'temp'];

function eraseData(settings: LoadedSettings): void {
  const { root } = chooseDatabaseRoot(settings.DATA_DIR);
  const isOurs = existsSync(join(root, 'postgres', 'password'));
  if (!isOurs) return;
  for (const folder of new Set([root, settings.DATA_DIR])) {
    for (const name of WRITTEN_BY_A_START)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function assertPortsAreFree(settings: LoadedSettings): Promise<void> {
  await assertPortIsFree(settings.DIRECTUS_PORT, 'Directus', 'DIRECTUS_PORT');
  await assertPortIsFree(settings.PORTAL_PORT, 'the portal', 'PORTAL_PORT');
  if (!settings.DATABASE_URL)
    await assertPortIsFree(settings.POSTGRES_PORT, 'the embedded Postgres', 'POSTGRES_PORT');
}

async function startOurPostgres(settings: LoadedSettings): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres(settings);
  } catch (error) {
    // Somebody may have taken the port since it was looked at.
    await assertPortIsFree(settings.POSTGRES_PORT, 'the embedded Postgres', 'POSTGRES_PORT');
    throw error;
  }
}

/** Nothing of ours to start where DATABASE_URL names a server. */
async function startDatabase(settings: LoadedSettings): Promise<EmbeddedPostgres | undefined> {
  if (settings.DATABASE_URL) return undefined;
  const postgres = await step('starting Postgres', () => startOurPostgres(settings));
  registerChild(settings, postgres.process.pid, 'SIGINT');
  return postgres;
}

async function ensureDatabaseReady(
  settings: LoadedSettings,
  postgres: EmbeddedPostgres | undefined,
): Promise<string> {
  if (postgres) return ensureEmbeddedDatabase(postgres, settings);
  const databaseUrl = String(settings.DATABASE_URL);
  if (!(await isPrepared({ settings, databaseUrl })))
    await prepareDatabase({ settings, databaseUrl });
  return databaseUrl;
}

async function registered<Started extends { process: ChildProcess }>(
  settings: LoadedSettings,
  starting: Promise<Started>,
): Promise<Started> {
  const started = await starting;
  registerChild(settings, started.process.pid);
  return started;
}

async function startServices(
  supervisor: Supervisor,
  settings: LoadedSettings,
  databaseUrl: string,
): Promise<void> {
  const port = settings.DIRECTUS_PORT;
  await step('starting Directus', () =>
    supervisor.run({
      name: 'Directus',
      start: () =>
        registered(settings, startDirectus({ settings, databaseUrl, port, jobs: settings.JOBS })),
    }),
  );
  await step('starting the portal', () =>
    supervisor.run({
      name: 'The portal',
      start: () => registered(settings, startPortal(settings, `http://127.0.0.1:${port}`)),
    }),
  );
}

function untilStopped(): { stopped: Promise<number>; giveUp: (reason: string) => void } {
  const { promise, resolve } = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => resolve(0));
  const giveUp = (reason: string) => {
    console.error(`\n✖ ${reason}`);
    resolve(1);
  };
  return { stopped: promise, giveUp };
}

/** `npm start` and `npm run dev`: builds what changed, prepares the database, serves until stopped. */
export async function run(args: readonly string[]): Promise<number> {
  const started = performance.now();
  let settings = loadSettings();
  if (isServing(settings)) {
    throw new UserFacingError(
      `A platform already runs from ${settings.DATA_DIR}.`,
      'Stop it first (Ctrl-C where it runs), or give this one a DATA_DIR of its own.',
    );
  }
  const orphans = await stopOrphans(settings);
  if (orphans > 0) console.log(`Stopped ${orphans} process(es) left by a start that was killed.`);
  await assertPortsAreFree(settings);
  if (args.includes('--fresh')) {
    if (!(await confirmStartingOver(settings, args))) return 1;
    eraseData(settings);
    settings = loadSettings();
  }
  const { stopped, giveUp } = untilStopped();
  const supervisor = new Supervisor(giveUp);
  let postgres: Promise<EmbeddedPostgres | undefined> = Promise.resolve(undefined);
  try {
    console.log('Starting IA Infinity:');
    postgres = startDatabase(settings);
    // First, in seconds: a database that cannot start is not told after a build of minutes.
    await postgres;
    // A build that fails leaves the database as it was: it is prepared afterwards.
    await buildAll();
    const databaseUrl = await ensureDatabaseReady(settings, await postgres);
    await startServices(supervisor, settings, databaseUrl);
    console.log(welcome(settings, (performance.now() - started) / 1000));
    return await stopped;
  } finally {
    await supervisor.stop();
    await (await postgres.catch(() => undefined))?.stop();
    forgetChildren(settings);
    console.log('Everything is stopped.');
  }
}
