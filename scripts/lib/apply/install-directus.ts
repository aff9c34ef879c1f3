import { isInstalled } from '@directus/api/database/index';
import runMigrations from '@directus/api/database/migrations/run';
import { useEnv } from '@directus/env';
import type { Knex } from 'knex';

/** Creates Directus' own tables, its first administrator and the owner of the project. */
async function install(database: Knex): Promise<void> {
  const [{ default: runSeed }, { createAdmin }, { getSchema }] = await Promise.all([
    import('@directus/api/database/seeds/run'),
    import('@directus/api/utils/create-admin'),
    import('@directus/api/utils/get-schema'),
  ]);
  await runSeed(database);
  await runMigrations(database, 'latest');
  const schema = await getSchema();
  await createAdmin(schema);
  const owner = useEnv().PROJECT_OWNER;
  if (typeof owner !== 'string') return;
  const { SettingsService } = await import('@directus/api/services/settings');
  await new SettingsService({ schema }).setOwner({
    project_owner: owner,
    org_name: null,
    project_usage: null,
    product_updates: false,
  });
}

/**
 * Installs Directus on an empty database, or brings its own tables to this version; what `directus
 * bootstrap` does, without a process of its own. Our migrations are no part of it: the environment
 * names a folder that holds none.
 */
export async function installDirectus(database: Knex): Promise<void> {
  if (await isInstalled()) await runMigrations(database, 'latest');
  else await install(database);
}

/** Runs our own migrations, each in a transaction of its own, as Directus keeps count of them. */
export async function runOwnMigrations(database: Knex, folder: string): Promise<void> {
  useEnv().MIGRATIONS_PATH = folder;
  await runMigrations(database, 'latest');
}
