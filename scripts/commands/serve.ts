import { type RunningDirectus, startDirectus } from '../lib/directus.ts';
import { isPrepared } from '../lib/prepare.ts';
import { UserFacingError } from '../lib/report.ts';
import { loadSettings } from '../lib/settings.ts';

/** Its log becomes ours, from its first line: a container keeps what its first process prints. */
function forwardLog(directus: RunningDirectus): void {
  process.stdout.write(directus.log());
  directus.process.stdout?.on('data', (chunk) => process.stdout.write(chunk));
  directus.process.stderr?.on('data', (chunk) => process.stderr.write(chunk));
}

/** Listens from the first second: a container may be stopped while it still starts. */
function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
}

function untilItEnds(directus: RunningDirectus): Promise<number> {
  const { process: child } = directus;
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(1);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * One Directus process of a deployment, web or worker by `JOBS`. It prepares nothing and restarts
 * nothing: the apply step has run before it, and what runs the container starts it again.
 */
export async function run(): Promise<number> {
  const asked = untilAskedToStop();
  const settings = loadSettings();
  const databaseUrl = settings.DATABASE_URL;
  if (!databaseUrl) {
    throw new UserFacingError(
      'DATABASE_URL is missing: serve runs beside a Postgres you run.',
      'On one machine, npm start brings its own.',
    );
  }
  if (!(await isPrepared({ settings, databaseUrl }))) {
    throw new UserFacingError(
      'The database is not prepared for this release and profile.',
      'Run the apply step of the same release first: node scripts/main.ts apply',
    );
  }
  const directus = await startDirectus({
    settings,
    databaseUrl,
    port: settings.DIRECTUS_PORT,
    jobs: settings.JOBS,
  });
  forwardLog(directus);
  console.log(`Directus answers on port ${settings.DIRECTUS_PORT} (jobs: ${settings.JOBS}).`);
  const code = await Promise.race([untilItEnds(directus), asked.then(() => 0)]);
  await directus.stop();
  return code;
}
