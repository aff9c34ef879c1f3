import { prepareDatabase } from '../lib/prepare.ts';
import { UserFacingError } from '../lib/report.ts';
import { loadSettings } from '../lib/settings.ts';

/** The one-shot job of a deployment: brings the database to this release, then ends. */
export async function run(): Promise<number> {
  const settings = loadSettings();
  if (!settings.DATABASE_URL) {
    throw new UserFacingError(
      'DATABASE_URL is missing: the apply step works on a server you run.',
      `With the embedded database, npm start applies by itself.`,
    );
  }
  const changed = await prepareDatabase({ settings, databaseUrl: settings.DATABASE_URL });
  if (!changed) console.log('The database already is at this release.');
  return 0;
}
