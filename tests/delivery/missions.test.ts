import { addDays, civilDateOf } from '@ia/core';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertAccount, insertRow } from '../crm/world.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { waitForJobs } from './won-deals.ts';

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ jobs: 'all' });
});
afterAll(() => platform?.stop());

test('a mission is closed the day after its last day, in Paris, and the log says so', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const vendor = await insertRow(database, 'vendors', { name: 'Studio Garance' });
  const today = civilDateOf(new Date());
  const insertMission = (status: string, ends_on: string) =>
    insertRow(database, 'missions', {
      name: 'Renfort',
      project,
      vendor,
      status,
      starts_on: addDays(today, -30),
      ends_on,
      daily_rate: 45_000,
    });
  const ended = await insertMission('active', addDays(today, -1));
  const last = await insertMission('active', today);
  const draft = await insertMission('draft', addDays(today, -1));

  const boss = new PgBoss({ connectionString: platform.databaseUrl, supervise: false });
  await boss.start();
  await boss.send('delivery.close-ended-missions', {});
  await boss.stop({ graceful: false });
  await waitForJobs(database);

  const { rows } = await database.query('SELECT id, status FROM missions WHERE project = $1', [
    project,
  ]);
  expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
    [ended]: 'completed',
    [last]: 'active',
    [draft]: 'draft',
  });
  const log = await database.query(
    `SELECT action, subject_id, account FROM audit_log WHERE action = 'mission.completed'`,
  );
  expect(log.rows).toEqual([{ action: 'mission.completed', subject_id: ended, account }]);
});
