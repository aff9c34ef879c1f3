import type { LoadedSettings } from '../../directus.config.ts';
import {
  ensureEmbeddedDatabase,
  findRunningDatabase,
  startEmbeddedPostgres,
} from './embedded-database.ts';
import { isPrepared } from './prepare.ts';
import { UserFacingError } from './report.ts';

/** Runs a command against the installation's database, starting the embedded one when it is not running. */
export async function withDatabase<Result>(
  settings: LoadedSettings,
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  if (settings.DATABASE_URL) {
    if (await isPrepared({ settings, databaseUrl: settings.DATABASE_URL }))
      return work(settings.DATABASE_URL);
    throw new UserFacingError(
      'The database is not prepared for this version.',
      'Run the apply step first: npm run apply',
    );
  }
  const running = await findRunningDatabase(settings);
  if (running) return work(running);
  const postgres = await startEmbeddedPostgres(settings);
  try {
    return await work(await ensureEmbeddedDatabase(postgres, settings));
  } finally {
    await postgres.stop();
  }
}
