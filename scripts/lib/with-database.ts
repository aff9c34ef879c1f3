import type { LoadedSettings } from '../../directus.config.ts';
import {
  currentDatabase,
  ensureEmbeddedDatabase,
  findRunningDatabase,
  startEmbeddedPostgres,
} from './embedded-database.ts';
import { isPrepared } from './prepare.ts';
import { UserFacingError } from './report.ts';

/**
 * Runs a command against the installation's database, starting the embedded one when it is not
 * running. `asItIs` takes it without preparing it: what it holds is what the command is after.
 */
export async function withDatabase<Result>(
  settings: LoadedSettings,
  work: (databaseUrl: string) => Promise<Result>,
  options: { readonly asItIs?: boolean } = {},
): Promise<Result> {
  if (settings.DATABASE_URL) {
    const databaseUrl = settings.DATABASE_URL;
    if (options.asItIs || (await isPrepared({ settings, databaseUrl }))) return work(databaseUrl);
    throw new UserFacingError(
      'The database is not prepared for this version.',
      'Run the apply step first: npm run apply',
    );
  }
  const running = await findRunningDatabase(settings);
  if (running) return work(running);
  const postgres = await startEmbeddedPostgres(settings);
  try {
    const prepare = options.asItIs ? currentDatabase : ensureEmbeddedDatabase;
    return await work(await prepare(postgres, settings));
  } finally {
    await postgres.stop();
  }
}
