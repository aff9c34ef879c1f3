import { step } from '../lib/report.ts';
import { runSeed } from '../lib/seed.ts';
import { loadSettings } from '../lib/settings.ts';
import { withDatabase } from '../lib/with-database.ts';

/** `npm run seed`: reference data, and in the demo profile the demo data; running it twice changes nothing. */
export async function run(): Promise<number> {
  const settings = loadSettings();
  await withDatabase(settings, (databaseUrl) =>
    step('seeding', () => runSeed({ settings, databaseUrl })),
  );
  return 0;
}
