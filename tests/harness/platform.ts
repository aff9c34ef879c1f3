import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type RunningDirectus, startDirectus } from '../../scripts/lib/directus.ts';
import { findFreePort } from '../../scripts/lib/ports.ts';
import {
  cloneTemplate,
  dropDatabase,
  removeTestFolder,
  type TemplateKind,
  type Templates,
} from './cluster.ts';
import { openSession } from './session-token.ts';
import { COMPILE_CACHE, PASSWORD, TEST_DATA_DIR, testSettings } from './settings.ts';

export type PlatformOptions = {
  /** `reference`: model, rules and reference data; `demo`: with demo users and data. */
  readonly data?: TemplateKind;
  readonly jobs?: 'off' | 'only' | 'all';
  /** Serves the admin app: Directus then bundles its extensions at each start, half of a start's time. */
  readonly app?: true;
  /** Variables of directus.config.ts, e.g. SMTP_HOST. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** A prepared database nobody serves yet: enough where only workers are under test. */
export type UnservedPlatform = {
  readonly databaseUrl: string;
  readonly database: pg.Pool;
  /** Starts a Directus process on the database, e.g. a worker. */
  readonly startProcess: (options?: {
    jobs?: 'off' | 'only' | 'all';
    port?: number;
  }) => Promise<RunningDirectus>;
  readonly stop: () => Promise<void>;
};

export type Platform = UnservedPlatform & {
  readonly url: string;
  readonly directus: RunningDirectus;
};

/** A private copy of a prepared database, for Directus processes on free ports. */
export async function openPlatform(options: PlatformOptions = {}): Promise<UnservedPlatform> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await cloneTemplate(
    adminUrl,
    inject('templates')[options.data ?? 'reference'],
    name,
  );
  const settings = testSettings({
    PROFILE: 'demo',
    STORAGE_ROOT: join(TEST_DATA_DIR, name),
    ...options.settings,
  });
  const running: RunningDirectus[] = [];
  const startProcess = async (process: { jobs?: 'off' | 'only' | 'all'; port?: number } = {}) => {
    const port = process.port ?? (await findFreePort());
    const directus = await startDirectus({
      settings: { ...settings, DIRECTUS_PORT: port },
      databaseUrl,
      port,
      jobs: process.jobs ?? 'off',
      extraEnvironment: {
        // A busy test machine is no reason to answer 503 to the app's own files, unless it is the point.
        ...(options.settings?.PRESSURE_MAX_DELAY_MS ? {} : { PRESSURE_LIMITER_ENABLED: 'false' }),
        SERVE_APP: String(options.app ?? false),
        NODE_COMPILE_CACHE: COMPILE_CACHE,
      },
    });
    running.push(directus);
    return directus;
  };
  const database = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  database.on('error', () => undefined);
  const stop = async () => {
    await Promise.all(running.map((server) => server.stop()));
    await database.end();
    await dropDatabase(adminUrl, name);
    removeTestFolder(name);
  };
  return { databaseUrl, database, startProcess, stop };
}

/** A real Directus on a private copy of a prepared database, on free ports. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const platform = await openPlatform(options);
  try {
    const directus = await platform.startProcess({ jobs: options.jobs ?? 'off' });
    return { ...platform, url: directus.url, directus };
  } catch (error) {
    await platform.stop();
    throw error;
  }
}

/** Signs in by password and returns a bearer token; the demo users all share one password. */
export function signIn(url: string, email: string, password = PASSWORD): Promise<string> {
  return openSession(url, email, password);
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresAdminUrl: string;
    templates: Templates;
  }
}
