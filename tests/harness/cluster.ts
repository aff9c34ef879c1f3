import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import {
  forgetChildren,
  isServing,
  registerChild,
  stopOrphans,
} from '../../scripts/lib/orphans.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import { chooseDatabaseRoot, startPostgres } from '../../scripts/lib/postgres.ts';
import { prepareDatabase, preparedMark } from '../../scripts/lib/prepare.ts';
import { writeAppliedRelease } from '../../scripts/lib/release.ts';
import { runSeed } from '../../scripts/lib/seed.ts';
import { TEST_DATA_DIR, testSettings } from './settings.ts';

export type TemplateKind = 'reference' | 'demo';
export type Templates = Readonly<Record<TemplateKind, string>>;
export type Cluster = {
  readonly adminUrl: string;
  readonly templates: Templates;
  readonly stop: () => Promise<void>;
};

const REFERENCE = testSettings({ PROFILE: 'development' });
const DEMO = testSettings({ PROFILE: 'demo' });

export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function withAdmin<Result>(
  adminUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function dropDatabase(adminUrl: string, name: string): Promise<unknown> {
  return withAdmin(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

function copyDatabase(client: pg.Client, name: string, template?: string): Promise<unknown> {
  const from = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : '';
  return client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${from}`);
}

type TemplateRecipe = {
  readonly name: string;
  readonly from?: string;
  readonly fill: (url: string) => Promise<unknown>;
};

/** A template is named after what it was made from, and takes that name only once it is complete. */
async function ensureTemplate(
  adminUrl: string,
  client: pg.Client,
  recipe: TemplateRecipe,
): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
    recipe.name,
  ]);
  if (rowCount) return;
  const building = `${recipe.name}_building`;
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(building)} WITH (FORCE)`);
  await copyDatabase(client, building, recipe.from);
  await recipe.fill(databaseUrl(adminUrl, building));
  await client.query(
    `ALTER DATABASE ${pg.escapeIdentifier(building)} RENAME TO ${pg.escapeIdentifier(recipe.name)}`,
  );
}

async function ensureTemplates(adminUrl: string): Promise<Templates> {
  const templates = {
    reference: `template_${preparedMark(REFERENCE).slice(0, 16)}`,
    demo: `template_${preparedMark(DEMO).slice(0, 16)}`,
  };
  await withAdmin(adminUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('test templates'))`);
    await ensureTemplate(adminUrl, client, {
      name: templates.reference,
      fill: (url) => prepareDatabase({ settings: REFERENCE, databaseUrl: url }),
    });
    await ensureTemplate(adminUrl, client, {
      name: templates.demo,
      from: templates.reference,
      fill: async (url) => {
        await runSeed({ settings: DEMO, databaseUrl: url });
        await writeAppliedRelease(url, preparedMark(DEMO), DEMO.PROFILE);
      },
    });
  });
  return templates;
}

async function dropOutdatedDatabases(adminUrl: string): Promise<void> {
  const current: readonly string[] = [REFERENCE, DEMO].map(
    (settings) => `template_${preparedMark(settings).slice(0, 16)}`,
  );
  await withAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database WHERE datname ~ '^(template_|test_)' AND NOT datistemplate`,
    );
    for (const { datname } of rows) {
      if (!current.includes(datname))
        await client.query(`DROP DATABASE ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}

/**
 * A Postgres of the tests' own: its folder and port never touch those of a started platform.
 * TEST_POSTGRES_URL lends a running one instead, so that several runs can share it.
 */
export async function startCluster(): Promise<Cluster> {
  const lent = process.env.TEST_POSTGRES_URL;
  if (lent)
    return { adminUrl: lent, templates: await ensureTemplates(lent), stop: async () => undefined };
  mkdirSync(TEST_DATA_DIR, { recursive: true });
  if (isServing(DEMO)) throw new Error('Another test run is using this tree: wait for its end.');
  await stopOrphans(DEMO);
  const { root, owner } = chooseDatabaseRoot(TEST_DATA_DIR);
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const postgres = await startPostgres({
    root,
    port: await findFreePort(),
    settings,
    ...(owner ? { owner } : {}),
  });
  registerChild(DEMO, postgres.process.pid, 'SIGINT');
  const stop = async () => {
    await postgres.stop();
    forgetChildren(DEMO);
  };
  const adminUrl = postgres.url('postgres');
  try {
    await dropOutdatedDatabases(adminUrl);
    return { adminUrl, templates: await ensureTemplates(adminUrl), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Copies a template into a new database and returns its address. */
export async function cloneTemplate(
  adminUrl: string,
  template: string,
  name: string,
): Promise<string> {
  await withAdmin(adminUrl, (client) => copyDatabase(client, name, template));
  return databaseUrl(adminUrl, name);
}

/** Removes the files a platform under test has stored. */
export function removeTestFolder(name: string): void {
  rmSync(join(TEST_DATA_DIR, name), { recursive: true, force: true });
}
