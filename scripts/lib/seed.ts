import pg from 'pg';
import type { LoadedSettings } from '../../directus.config.ts';
import { seedDemo } from '../../seed/demo.ts';
import { seedReference } from '../../seed/reference.ts';

/** Reference data in every profile; demo users and data in the demo profile only. */
export async function runSeed(options: {
  settings: LoadedSettings;
  databaseUrl: string;
}): Promise<void> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    await seedReference(client);
    if (options.settings.PROFILE === 'demo') {
      await seedDemo(client, { password: options.settings.DEMO_PASSWORD, now: new Date() });
    }
  } finally {
    await client.end();
  }
}
