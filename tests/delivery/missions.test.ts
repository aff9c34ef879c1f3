import { addDays, civilDateOf } from '@ia/core';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { type Api, createStaff } from '../crm/api.ts';
import { insertAccount, insertRow } from '../crm/world.ts';
import { type Platform, startPlatform } from '../harness/platform.ts';
import { waitForJobs } from './won-deals.ts';

let platform: Platform;
let delivery: Api;
let finance: Api;
let sales: Api;

beforeAll(async () => {
  platform = await startPlatform({ jobs: 'all' });
  delivery = await createStaff(platform, 'delivery');
  finance = await createStaff(platform, 'finance');
  sales = await createStaff(platform, 'sales');
});
afterAll(() => platform?.stop());

async function runJob(name: string): Promise<void> {
  const boss = new PgBoss({ connectionString: platform.databaseUrl, supervise: false });
  await boss.start();
  await boss.send(name, {});
  await boss.stop({ graceful: false });
  await waitForJobs(platform.database);
}

test('a mission is closed the day after its last day, in Paris, and the log says so', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const vendor = await insertRow(database, 'vendors', { name: 'Studio Garance' });
  const today = civilDateOf(new Date());
  const client = await database.connect();
  // As it was written in its time: active, and over since.
  await client.query(`BEGIN; SET LOCAL app.history = 'on'`);
  const insertMission = (status: string, ends_on: string) =>
    insertRow(client, 'missions', {
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
  await client.query('COMMIT');
  client.release();

  await runJob('delivery.close-ended-missions');

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

test('a planned mission opens on its first day, in Paris, and the log says so', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const vendor = await insertRow(database, 'vendors', { name: 'Atelier Pivoine' });
  const today = civilDateOf(new Date());
  const plan = (status: string, starts: number, ends: number) =>
    insertRow(database, 'missions', {
      name: 'Renfort',
      project,
      vendor,
      status,
      starts_on: addDays(today, starts),
      ends_on: addDays(today, ends),
      daily_rate: 45_000,
    });
  const first = await plan('planned', 0, 0);
  const late = await plan('planned', -3, 40);
  const tomorrow = await plan('planned', 1, 20);
  const over = await plan('planned', -9, -1);
  const draft = await plan('draft', 0, 20);

  await runJob('delivery.open-started-missions');

  const { rows } = await database.query('SELECT id, status FROM missions WHERE project = $1', [
    project,
  ]);
  expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
    [first]: 'active',
    [late]: 'active',
    [tomorrow]: 'planned',
    [over]: 'planned',
    [draft]: 'draft',
  });
  const log = await database.query(
    `SELECT subject_id FROM audit_log WHERE action = 'mission.opened' AND account = $1`,
    [account],
  );
  expect(log.rows.map(({ subject_id }) => subject_id).sort()).toEqual([first, late].sort());
});

test('a mission planned for today opens as it is written, on creation and on change', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const vendor = await insertRow(database, 'vendors', { name: 'Atelier Iris' });
  await insertRow(database, 'vendor_rates', { vendor, daily_rate: 1, valid_from: '2020-01-01' });
  const today = civilDateOf(new Date());
  // As the form of the app sends it.
  const create = async (starts: number, status = 'planned') => {
    const answer = await delivery.send('POST', '/items/missions', {
      ...{ name: 'Renfort', vendor, project, status },
      ...{ starts_on: addDays(today, starts), ends_on: addDays(today, 20) },
    });
    expect(answer.status, answer.text).toBe(200);
    return answer.data as { id: string; status: string };
  };
  expect(await create(0)).toMatchObject({ status: 'active' });
  expect(await create(0, 'draft')).toMatchObject({ status: 'draft' });
  const [early, later] = [await create(5), await create(9)];
  expect(early).toMatchObject({ status: 'planned' });
  const change = (id: string, body: object) =>
    delivery.send('PATCH', `/items/missions/${id}`, body);
  expect(await change(early.id, { name: 'Renfort 2' })).toMatchObject({
    data: { status: 'planned' },
  });
  expect(await change(early.id, { starts_on: today })).toMatchObject({
    data: { status: 'active' },
  });
  expect(
    await sales.send('PATCH', `/items/missions/${later.id}`, { starts_on: today }),
  ).toMatchObject({ status: 403 });
});

test('delivery creates a mission; its price comes from the dated rates and stays unread', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const vendor = await insertRow(database, 'vendors', { name: 'Atelier Lilas' });
  const rate = (daily_rate: number, valid_from: string, label: string | null = null) =>
    insertRow(database, 'vendor_rates', { vendor, daily_rate, valid_from, label });
  await rate(40_000, '2026-01-01');
  await rate(48_000, '2026-06-01');
  await rate(55_000, '2027-01-01');
  const mission = {
    name: 'Renfort',
    vendor,
    project,
    starts_on: '2026-09-01',
    ends_on: '2026-09-30',
    status: 'planned',
  };
  const priced = async (body: object) => {
    const answer = await delivery.send('POST', '/items/missions', body);
    expect(answer.status, answer.text).toBe(200);
    const { id, ...shown } = answer.data as { id: string };
    expect(shown).not.toHaveProperty('daily_rate');
    const { rows } = await database.query(
      'SELECT id, status, daily_rate, account FROM missions WHERE id = $1',
      [id],
    );
    return rows[0];
  };
  expect(await priced(mission)).toMatchObject({ daily_rate: '48000', account });
  expect(
    await delivery.send('POST', '/items/missions', { ...mission, daily_rate: 1 }),
  ).toMatchObject({ status: 403 });

  // Two profiles, two prices: nobody guesses, finance says which.
  await rate(60_000, '2026-02-01', 'Architecte');
  const draft = await priced({ ...mission, status: 'draft' });
  expect(draft).toMatchObject({ status: 'draft', daily_rate: null });
  const planned = { status: 'planned' };
  expect(await delivery.send('PATCH', `/items/missions/${draft.id}`, planned)).toMatchObject({
    status: 400,
    reason: 'MISSION_RATE_MISSING',
  });
  expect(
    await delivery.send('PATCH', `/items/missions/${draft.id}`, { daily_rate: 1 }),
  ).toMatchObject({ status: 403 });
  const set = await finance.send('PATCH', `/items/missions/${draft.id}`, { daily_rate: 60_000 });
  expect(set.status, set.text).toBe(200);
  expect(await delivery.send('PATCH', `/items/missions/${draft.id}`, planned)).toMatchObject({
    status: 200,
  });
});

test('a mission is active on its days only, whoever says so', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const vendor = await insertRow(database, 'vendors', { name: 'Atelier Jonquille' });
  await insertRow(database, 'vendor_rates', {
    vendor,
    daily_rate: 40_000,
    valid_from: '2020-01-01',
  });
  const today = civilDateOf(new Date());
  const body = (starts: number, ends: number, status = 'active') => ({
    name: 'Renfort',
    vendor,
    project,
    status,
    starts_on: addDays(today, starts),
    ends_on: addDays(today, ends),
  });
  const create = (row: object) => delivery.send('POST', '/items/missions', row);
  const refused = (field: string) => ({
    status: 400,
    reason: 'MISSION_OUT_OF_ITS_DAYS',
    field,
  });
  expect(await create(body(1, 20))).toMatchObject(refused('starts_on'));
  expect(await create(body(-20, -1))).toMatchObject(refused('ends_on'));
  const running = await create(body(-3, 0));
  expect(running.status, running.text).toBe(200);
  const path = `/items/missions/${(running.data as { id: string }).id}`;
  const change = (row: object) => delivery.send('PATCH', path, row);
  expect(await change({ ends_on: addDays(today, -1) })).toMatchObject(refused('ends_on'));
  expect(await change({ ends_on: addDays(today, 9), starts_on: addDays(today, 2) })).toMatchObject(
    refused('starts_on'),
  );
  expect(await change({ ends_on: addDays(today, -1), status: 'completed' })).toMatchObject({
    status: 200,
  });
  expect(await change({ status: 'active' })).toMatchObject(refused('ends_on'));
});

test('delivery seats colleagues and people of the account in a team, nobody else', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const [colleague, client, rival, vendor] = await Promise.all(
    (['finance', 'client_member', 'client_member', 'vendor'] as const).map((role, rank) =>
      insertRow(database, 'directus_users', {
        email: `equipe.${rank}@example.com`,
        role: ROLE_IDS[role],
      }),
    ),
  );
  const level = 'member';
  await insertRow(database, 'account_members', { account, user: client, level });
  const elsewhere = await insertAccount(database, 'Verrerie Noailles');
  await insertRow(database, 'account_members', { account: elsewhere, user: rival, level });
  const seat = (user: string | undefined, role: string) =>
    delivery.send('POST', '/items/project_members', { project, user, role });
  expect(await seat(colleague, 'delivery')).toMatchObject({ status: 200 });
  expect(await seat(client, 'client')).toMatchObject({ status: 200 });
  for (const outsider of [rival, vendor]) {
    expect(await seat(outsider, 'client')).toMatchObject({
      status: 400,
      reason: 'SEAT_OF_OUTSIDER',
      field: 'user',
    });
  }
});

test('delivery puts away projects that ended and workflows that stopped, and takes them back', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const workflow = await insertRow(database, 'workflows', {
    name: 'Envoi des relances',
    project,
    account,
    status: 'active',
  });
  const vendor = await insertRow(database, 'vendors', { name: 'Atelier Muguet' });
  const mission = await insertRow(database, 'missions', {
    name: 'Renfort',
    project,
    vendor,
    status: 'planned',
    starts_on: '2030-01-01',
    ends_on: '2030-02-01',
    daily_rate: 45_000,
  });
  const put = (path: string, is_archived: boolean) =>
    delivery.send('PATCH', `/items/${path}`, { is_archived });
  expect(await put(`projects/${project}`, true)).toMatchObject({ reason: 'PROJECT_HAS_MISSIONS' });
  expect(await put(`workflows/${workflow}`, true)).toMatchObject({ reason: 'WORKFLOW_RUNNING' });
  await database.query(`UPDATE missions SET status = 'cancelled' WHERE id = $1`, [mission]);
  const archived = { status: 409, reason: 'ARCHIVED' };
  const start = () => delivery.send('PATCH', `/items/workflows/${workflow}`, { status: 'active' });
  const expectNoMission = async () =>
    expect(
      await delivery.send('PATCH', `/items/missions/${mission}`, { status: 'planned' }),
    ).toMatchObject({ ...archived, field: 'project' });
  await database.query(`UPDATE workflows SET status = 'paused' WHERE id = $1`, [workflow]);
  for (const path of [`projects/${project}`, `workflows/${workflow}`]) {
    expect(await put(path, true), path).toMatchObject({ status: 200 });
    if (path.startsWith('projects')) await expectNoMission();
    else expect(await start()).toMatchObject({ ...archived, field: 'status' });
    expect(await finance.send('PATCH', `/items/${path}`, { is_archived: false })).toMatchObject({
      status: 403,
    });
    expect(await put(path, false), path).toMatchObject({ status: 200 });
    expect(await delivery.send('DELETE', `/items/${path}`), path).toMatchObject({ status: 403 });
  }
  const log = await database.query(
    `SELECT action FROM audit_log WHERE account = $1 AND actor IS NOT NULL ORDER BY occurred_at`,
    [account],
  );
  expect(log.rows.map(({ action }) => action)).toEqual([
    'project.archived',
    'project.restored',
    'workflow.archived',
    'workflow.restored',
  ]);
});

test('a project and its tasks name people of the team, a task those of its mission’s vendor too', async () => {
  const { database } = platform;
  const account = await insertAccount(database);
  const project = await insertRow(database, 'projects', { name: 'Relances', account });
  const userOf = (role: keyof typeof ROLE_IDS, status = 'active') =>
    insertRow(database, 'directus_users', {
      email: `${crypto.randomUUID().slice(0, 8)}@example.com`,
      role: ROLE_IDS[role],
      status,
    });
  const missionOf = async (user: string) => {
    const vendor = await insertRow(database, 'vendors', { name: `Studio ${user}` });
    await insertRow(database, 'vendor_members', { vendor, user });
    const days = { starts_on: '2026-01-01', ends_on: '2030-01-01', daily_rate: 1 };
    const mission = { name: 'Renfort', project, vendor, status: 'active', ...days };
    return insertRow(database, 'missions', mission);
  };
  const [ours, gone] = [await userOf('finance'), await userOf('delivery', 'suspended')];
  const [theirs, rival] = [await userOf('vendor'), await userOf('vendor')];
  const [mission, other] = [await missionOf(theirs), await missionOf(rival)];
  const client = await userOf('client_member');
  await insertRow(database, 'account_members', { account, user: client, level: 'member' });
  const refused = (field: string) => ({
    status: 400,
    reason: {
      manager: 'PERSON_NOT_OF_TEAM',
      assignee: 'ASSIGNEE_OUTSIDE',
      user: 'PERSON_NOT_ACTIVE',
    }[field],
    field,
  });
  for (const manager of [gone, theirs, client, crypto.randomUUID()]) {
    const made = { name: 'Audit', account, manager };
    expect(await delivery.send('POST', '/items/projects', made)).toMatchObject(refused('manager'));
    const changed = await delivery.send('PATCH', `/items/projects/${project}`, { manager });
    expect(changed).toMatchObject(refused('manager'));
  }
  const taskOf = (assignee: string, more: object = {}) =>
    delivery.send('POST', '/items/tasks', { name: 'Lire', project, assignee, ...more });
  for (const assignee of [gone, theirs, client])
    expect(await taskOf(assignee)).toMatchObject(refused('assignee'));
  for (const assignee of [gone, rival, client])
    expect(await taskOf(assignee, { mission })).toMatchObject(refused('assignee'));
  expect(await taskOf(ours)).toMatchObject({ status: 200 });
  const task = await taskOf(theirs, { mission });
  expect(task).toMatchObject({ status: 200 });
  const path = `/items/tasks/${(task.data as { id: string }).id}`;
  expect(await delivery.send('PATCH', path, { assignee: rival })).toMatchObject(
    refused('assignee'),
  );
  // Off its mission, or onto another vendor's, with whom it had: the form of the app sends them all.
  for (const away of [null, other])
    for (const more of [{}, { assignee: theirs }, { name: 'Relire', assignee: { id: theirs } }])
      expect(await delivery.send('PATCH', path, { mission: away, ...more })).toMatchObject(
        refused('assignee'),
      );
  const moved = { assignee: rival, mission: other };
  expect(await delivery.send('PATCH', path, moved)).toMatchObject({ status: 200 });
  // Of the team, whoever it is stays; nobody is asked for where nobody is named.
  const free = { mission: null, assignee: null };
  expect(await delivery.send('PATCH', path, free)).toMatchObject({ status: 200 });
  expect(await delivery.send('PATCH', path, { mission })).toMatchObject({ status: 200 });
  expect(await delivery.send('PATCH', path, { assignee: ours })).toMatchObject({ status: 200 });
  expect(await delivery.send('PATCH', path, { mission: other })).toMatchObject({ status: 200 });
  const under = { tasks: { create: [{ name: 'Lire', assignee: client }] } };
  expect(await delivery.send('PATCH', `/items/projects/${project}`, under)).toMatchObject(
    refused('assignee'),
  );
  const seat = { project, user: gone, role: 'delivery' };
  expect(await delivery.send('POST', '/items/project_members', seat)).toMatchObject(
    refused('user'),
  );
});
