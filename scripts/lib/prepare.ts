import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { LoadedSettings } from '../../directus.config.ts';
import { isModelInPlace, rememberModel } from './apply/model-mark.ts';
import { runInDirectus } from './directus.ts';
import { MIGRATIONS, ROOT, SNAPSHOTS } from './paths.ts';
import {
  readAppliedProfile,
  readAppliedRelease,
  releaseFingerprint,
  writeAppliedRelease,
} from './release.ts';
import { step, UserFacingError } from './report.ts';
import { runSeed } from './seed.ts';

const APPLY = join(ROOT, 'scripts', 'lib', 'apply', 'apply-process.ts');

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

/**
 * Makes model, rights, texts, settings and constraints those of the files. Constraints come after the
 * model: a migration cannot alter a table that is not there yet.
 * @returns false when these files were the last applied and nothing has been changed since: nothing is done
 */
export async function applyModel(
  { settings, databaseUrl }: Preparation,
  snapshots: string = SNAPSHOTS,
): Promise<boolean> {
  if (await isModelInPlace(databaseUrl, snapshots)) return false;
  await runInDirectus(APPLY, [snapshots, MIGRATIONS], {
    settings,
    databaseUrl,
    port: 0,
    jobs: 'off',
    withoutMigrations: true,
    withoutExtensions: true,
    extraEnvironment: { LOG_LEVEL: 'error' },
  });
  await rememberModel(databaseUrl, snapshots);
  return true;
}

/**
 * Brings a database, empty or not, to this tree's model, access rules, constraints and seeds.
 * @returns false when it was there already
 */
export async function prepareDatabase(preparation: Preparation): Promise<boolean> {
  const { settings, databaseUrl } = preparation;
  await assertSameProfile(preparation);
  const wasApplied = await applyModel(preparation);
  if (await isPrepared(preparation)) return wasApplied;
  await step('seeding', () => runSeed(preparation));
  await writeAppliedRelease(databaseUrl, preparedMark(settings), settings.PROFILE);
  return true;
}
