import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedSettings } from '../../directus.config.ts';
import { withApplyToken } from './apply-user.ts';
import { startDirectus } from './directus.ts';
import { findFreePort } from './ports.ts';
import { chooseDatabaseRoot, ensureDatabase, startPostgres } from './postgres.ts';
import { loadSettings } from './settings.ts';

/** Lends a fresh, empty database of a Postgres that lives as long as the work does. */
export async function withScratchDatabase<Result>(
  work: (settings: LoadedSettings, databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ia-infinity-'));
  const settings = loadSettings({ PROFILE: 'development', DATA_DIR: dataDir, DATABASE_URL: '' });
  const { root, owner } = chooseDatabaseRoot(dataDir);
  const postgres = await startPostgres({
    root,
    port: await findFreePort(),
    settings: ['fsync=off'],
    ...(owner ? { owner } : {}),
  });
  try {
    const name = `scratch_${randomBytes(4).toString('hex')}`;
    await ensureDatabase(postgres.url('postgres'), name);
    return await work(settings, postgres.url(name));
  } finally {
    await postgres.stop();
    for (const folder of new Set([dataDir, root])) rmSync(folder, { recursive: true, force: true });
  }
}

type ModelServer = { readonly url: string; readonly token: string };

/** Lends a Directus on a private port that the model tool may talk to. */
export async function withModelServer<Result>(
  target: { readonly settings: LoadedSettings; readonly databaseUrl: string },
  work: (server: ModelServer) => Promise<Result>,
): Promise<Result> {
  const port = await findFreePort();
  const directus = await startDirectus({
    ...target,
    port,
    jobs: 'off',
    forApply: true,
    withoutExtensions: true,
    // The model tool asks for row after row: on a busy machine it would be turned away.
    extraEnvironment: { PRESSURE_LIMITER_ENABLED: 'false' },
  });
  try {
    return await withApplyToken(target.databaseUrl, (token) => work({ url: directus.url, token }));
  } finally {
    await directus.stop();
  }
}
