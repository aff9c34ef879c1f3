import { createHash } from 'node:crypto';
import type { LoadedSettings } from '../../directus.config.ts';
import { withApplyToken } from './apply-user.ts';
import { runDirectusCli, startDirectus } from './directus.ts';
import { runModelTool } from './model.ts';
import { findFreePort } from './ports.ts';
import {
  isInstalled,
  readAppliedProfile,
  readAppliedRelease,
  releaseFingerprint,
  writeAppliedRelease,
} from './release.ts';
import { step, UserFacingError } from './report.ts';
import { runSeed } from './seed.ts';

type Preparation = { readonly settings: LoadedSettings; readonly databaseUrl: string };

/** True when the database already is what this tree would make of it. */
export async function isPrepared({ databaseUrl, settings }: Preparation): Promise<boolean> {
  return (await readAppliedRelease(databaseUrl)) === preparedMark(settings);
}

/** What a database prepared from this tree, for this profile, is marked with. */
export function preparedMark(settings: LoadedSettings): string {
  return createHash('sha256').update(`${releaseFingerprint()} ${settings.PROFILE}`).digest('hex');
}

/** Demo users stay in the demo profile: a database that had them, or must not, never changes sides. */
async function assertSameProfile({ databaseUrl, settings }: Preparation): Promise<void> {
  const before = await readAppliedProfile(databaseUrl);
  const isDemo = settings.PROFILE === 'demo';
  if (before === undefined || (before === 'demo') === isDemo) return;
  throw new UserFacingError(
    `This database was prepared for the ${before} profile, and PROFILE is ${settings.PROFILE}.`,
    'Demo users and data do not mix with others: set PROFILE as it was, or use another database.',
  );
}

/** Pushes model, roles, access rules, flows, panels and settings through a private port. */
async function applyModel({ settings, databaseUrl }: Preparation): Promise<void> {
  const directus = await startDirectus({
    settings,
    databaseUrl,
    port: await findFreePort(),
    jobs: 'off',
    forApply: true,
    withoutExtensions: true,
  });
  try {
    await withApplyToken(databaseUrl, (token) =>
      runModelTool('push', { url: directus.url, token }),
    );
  } finally {
    await directus.stop();
  }
}

/**
 * Brings a database, empty or not, to this tree's model, access rules, constraints and seeds.
 * Constraints come after the model: a migration cannot alter a table that is not there yet.
 */
export async function prepareDatabase(preparation: Preparation): Promise<void> {
  const { settings, databaseUrl } = preparation;
  await assertSameProfile(preparation);
  const cli = { settings, databaseUrl, port: 0, jobs: 'off', withoutExtensions: true } as const;
  if (!(await isInstalled(databaseUrl))) {
    await step('installing Directus', () =>
      runDirectusCli(['bootstrap'], { ...cli, withoutMigrations: true }),
    );
  } else {
    await step('upgrading Directus’ own tables', () =>
      runDirectusCli(['database', 'migrate:latest'], { ...cli, withoutMigrations: true }),
    );
  }
  await step('applying the model and the access rules', () => applyModel(preparation));
  await step('running the migrations', () => runDirectusCli(['database', 'migrate:latest'], cli));
  await step('seeding', () => runSeed(preparation));
  await writeAppliedRelease(databaseUrl, preparedMark(settings), settings.PROFILE);
}
