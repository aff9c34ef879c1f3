import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeAccessDifferences } from '../../scripts/lib/access-differences.ts';
import { runModelTool } from '../../scripts/lib/model.ts';
import { listModelDifferences } from '../../scripts/lib/model-differences.ts';
import { SNAPSHOTS } from '../../scripts/lib/paths.ts';
import { withModelServer } from '../../scripts/lib/scratch-directus.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { testSettings } from '../harness/settings.ts';

const settings = testSettings({ PROFILE: 'development' });
let platform: Platform;
let afterRebuild: readonly string[];
let afterAChange: readonly string[];
let pulledFiles: readonly string[];

/** Files of the second folder that are new or other than in the first. */
function listChangedFiles(before: string, after: string): string[] {
  const read = (folder: string, file: string) => {
    try {
      return readFileSync(join(folder, file), 'utf8').trimEnd();
    } catch {
      return undefined;
    }
  };
  const files = readdirSync(after, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.json') && read(before, file) !== read(after, file));
}

beforeAll(async () => {
  platform = await startPlatform();
  const target = { settings, databaseUrl: platform.databaseUrl };
  await withModelServer(target, async (server) => {
    const report = async () => listModelDifferences(await runModelTool('diff', server));
    afterRebuild = await report();
    await platform.database.query(
      `UPDATE directus_fields SET hidden = NOT hidden WHERE collection = 'deals' AND field = 'scope'`,
    );
    afterAChange = await report();
    const snapshotDir = mkdtempSync(join(tmpdir(), 'ia-snapshots-'));
    cpSync(SNAPSHOTS, snapshotDir, { recursive: true });
    await runModelTool('pull', { ...server, snapshotDir });
    pulledFiles = listChangedFiles(SNAPSHOTS, snapshotDir);
    rmSync(snapshotDir, { recursive: true });
  });
});
afterAll(() => platform.stop());

test('an empty database rebuilt from snapshots, migrations and seeds is what the snapshots say', async () => {
  expect(afterRebuild).toEqual([]);
  expect(await describeAccessDifferences(platform.databaseUrl)).toEqual([]);
});

test('a field changed in the admin app is told by the difference', () => {
  expect(afterAChange).toContain('[snapshot] Found 1 change in fields');
});

test('pulling that change touches its file and no other', () => {
  expect(pulledFiles).toEqual([join('snapshot', 'fields', 'deals', 'scope.json')]);
});
