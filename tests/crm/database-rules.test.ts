import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { ROOT } from '../../scripts/lib/paths.ts';
import { ROLE_IDS } from '../../snapshots/access/ids.ts';
import { cloneTemplate, dropDatabase } from '../harness/cluster.ts';
import { insertAccount, insertDeal, insertRow } from './world.ts';

const adminUrl = inject('postgresAdminUrl');
const name = `test_${randomBytes(6).toString('hex')}`;
let database: pg.Client;
let url: string;

beforeAll(async () => {
  url = await cloneTemplate(adminUrl, inject('templates').reference, name);
  database = new pg.Client({ connectionString: url });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await dropDatabase(adminUrl, name);
});

type FieldFile = {
  readonly collection: string;
  readonly field: string;
  readonly type: string;
  readonly meta: { readonly options: { readonly choices?: { value: string }[] } | null };
};

/** Every field of the model, as it is kept in the repository. */
function fieldsOfModel(): FieldFile[] {
  const root = join(ROOT, 'snapshots/snapshot/fields');
  return readdirSync(root).flatMap((collection) =>
    readdirSync(join(root, collection)).map((file) =>
      JSON.parse(readFileSync(join(root, collection, file), 'utf8')),
    ),
  );
}

async function checksOf(table: string, column: string): Promise<string[]> {
  const { rows } = await database.query(
    `SELECT pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'c' AND c.conrelid = $1::regclass AND a.attname = $2`,
    [`public.${table}`, column],
  );
  return rows.map(({ definition }) => definition);
}

describe('the database knows the values of the model', () => {
  const choices = fieldsOfModel().filter(
    ({ type, meta }) => type === 'string' && meta.options?.choices,
  );
  test.each(choices.map((field) => [`${field.collection}.${field.field}`, field] as const))(
    '%s takes its choices and no other',
    async (_name, { collection, field, meta }) => {
      const definitions = (await checksOf(collection, field)).join(' ');
      const accepted = [...definitions.matchAll(/'([a-zA-Z0-9_]+)'/g)].map(([, value]) => value);
      const offered = (meta.options?.choices ?? []).map(({ value }) => value);
      expect([...new Set(accepted)].sort()).toEqual(offered.sort());
    },
  );

  test('every amount is between 0 and 10^12 cents', async () => {
    const amounts = fieldsOfModel().filter(({ type }) => type === 'bigInteger');
    expect(amounts.length).toBeGreaterThan(10);
    for (const { collection, field } of amounts) {
      const [definition] = await checksOf(collection, field);
      expect(definition, `${collection}.${field}`).toMatch(/>= 0.*<= '?1000000000000'?/s);
    }
  });
});

describe('a child belongs to the account of its parent', () => {
  let lumen: string;
  let verne: string;

  beforeEach(async () => {
    await database.query('BEGIN');
    lumen = await insertAccount(database);
    verne = await insertAccount(database, 'Maison Verne');
  });
  afterEach(() => database.query('ROLLBACK'));

  const project = (account: string) =>
    insertRow(database, 'projects', { name: 'Relances', account });
  const refused = (work: Promise<unknown>, code: string, field: string) =>
    expect(work).rejects.toMatchObject({
      message: code,
      detail: JSON.stringify({ field }).replace(':', ' : '),
    });

  test('and takes it when it says nothing', async () => {
    const parent = await project(lumen);
    const task = await insertRow(database, 'tasks', { name: 'Relire', project: parent });
    const { rows } = await database.query('SELECT account FROM tasks WHERE id = $1', [task]);
    expect(rows).toEqual([{ account: lumen }]);
  });

  test('or is refused, naming the field', async () => {
    const parent = await project(lumen);
    const task = { name: 'Relire', project: parent, account: verne };
    await refused(insertRow(database, 'tasks', task), 'ACCOUNT_MISMATCH', 'project');
  });

  test('through every parent it has', async () => {
    const own = await project(lumen);
    const other = await project(lumen);
    const milestone = await insertRow(database, 'milestones', { name: 'Recette', project: other });
    const task = { name: 'Relire', project: own, milestone };
    await refused(insertRow(database, 'tasks', task), 'VALUE_INVALID', 'milestone');
  });

  test('and a parent with children does not change hands', async () => {
    const parent = await project(lumen);
    await insertRow(database, 'tasks', { name: 'Relire', project: parent });
    const move = database.query('UPDATE projects SET account = $1 WHERE id = $2', [verne, parent]);
    await refused(move, 'ACCOUNT_IMMUTABLE', 'account');
  });

  test('while one without children may', async () => {
    const parent = await project(lumen);
    await database.query('UPDATE projects SET account = $1 WHERE id = $2', [verne, parent]);
  });

  test('a main contact is one of the account', async () => {
    const contact = await insertRow(database, 'contacts', { last_name: 'Petit', account: verne });
    const choose = database.query('UPDATE accounts SET primary_contact = $1 WHERE id = $2', [
      contact,
      lumen,
    ]);
    await refused(choose, 'ACCOUNT_MISMATCH', 'primary_contact');
  });

  test('a person holds at most fifty client accesses', async () => {
    const user = await insertRow(database, 'directus_users', { email: 'lea@example.com' });
    for (let count = 0; count < 50; count += 1) {
      const account = await insertAccount(database, `Agence ${count}`);
      await insertRow(database, 'account_members', { account, user });
    }
    const more = insertRow(database, 'account_members', { account: lumen, user });
    await refused(more, 'MEMBERSHIP_LIMIT', 'user');
  });
});

test('a project given away while a task is being added is not given away', async () => {
  const lumen = await insertAccount(database);
  const verne = await insertAccount(database, 'Maison Verne');
  const parent = await insertRow(database, 'projects', { name: 'Relances', account: lumen });
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query('BEGIN');
  await insertRow(other, 'tasks', { name: 'Relire', project: parent });
  const move = database
    .query('UPDATE projects SET account = $1 WHERE id = $2', [verne, parent])
    .then(
      () => 'moved',
      (error: Error) => error.message,
    );
  await other.query('COMMIT');
  await other.end();
  expect(await move).toBe('ACCOUNT_IMMUTABLE');
});

describe('the history of a deal', () => {
  const changesOf = async (deal: string) =>
    (
      await database.query(
        `SELECT from_stage, to_stage, cause, duration_seconds FROM deal_stage_changes
         WHERE deal = $1 ORDER BY changed_at`,
        [deal],
      )
    ).rows;

  test('has one line per stage, whoever writes', async () => {
    const account = await insertAccount(database);
    const deal = await insertDeal(database, { account });
    await database.query(`UPDATE deals SET stage = 'won' WHERE id = $1`, [deal]);
    await database.query(`UPDATE deals SET name = 'Autre', stage = 'won' WHERE id = $1`, [deal]);
    const line = { cause: 'manual' };
    expect(await changesOf(deal)).toMatchObject([
      { ...line, from_stage: null, to_stage: 'prospect', duration_seconds: null },
      { ...line, from_stage: 'prospect', to_stage: 'won', duration_seconds: 0 },
    ]);
  });

  test('keeps the dates of a first load, which needs no reason and tells nobody', async () => {
    const account = await insertAccount(database);
    await database.query(`BEGIN; SET LOCAL app.history = 'on'`);
    const deal = await insertRow(database, 'deals', {
      account,
      name: 'Reprise',
      stage: 'lost',
      expected_close_on: '2024-03-02',
      opened_on: '2024-01-02',
      stage_entered_at: '2024-03-02T08:00:00Z',
    });
    await database.query('COMMIT');
    const { rows } = await database.query(
      `SELECT loss_reason, closed_on::text, stage_entered_at,
              (SELECT count(*)::int FROM outbox_events WHERE subject = deals.id) AS events
       FROM deals WHERE id = $1`,
      [deal],
    );
    expect(rows).toEqual([
      {
        loss_reason: 'unknown',
        closed_on: '2024-03-02',
        stage_entered_at: new Date('2024-03-02T08:00:00Z'),
        events: 0,
      },
    ]);
    expect(await changesOf(deal)).toMatchObject([{ to_stage: 'lost', cause: 'import' }]);
  });

  test('is neither rewritten, nor cut, nor added to', async () => {
    const account = await insertAccount(database);
    const deal = await insertDeal(database, { account });
    const row = { deal, to_stage: 'won', changed_at: new Date(), cause: 'manual' };
    await expect(insertRow(database, 'deal_stage_changes', row)).rejects.toThrow('APPEND_ONLY');
    const statements = [
      `UPDATE deal_stage_changes SET to_stage = 'won' WHERE deal = $1`,
      'DELETE FROM deal_stage_changes WHERE deal = $1',
    ];
    for (const statement of statements) {
      await expect(database.query(statement, [deal])).rejects.toThrow('APPEND_ONLY');
    }
    await database.query('DELETE FROM deals WHERE id = $1', [deal]);
    expect(await changesOf(deal)).toEqual([]);
  });

  test('two people closing a deal in opposite ways do not both succeed', async () => {
    const account = await insertAccount(database);
    const deal = await insertDeal(database, { account, stage: 'negotiation' });
    await database.query(`UPDATE deals SET stage = 'won' WHERE id = $1`, [deal]);
    const second = database.query(
      `UPDATE deals SET stage = 'lost', loss_reason = 'price' WHERE id = $1`,
      [deal],
    );
    await expect(second).rejects.toThrow('STAGE_FORBIDDEN');
  });
});

describe('a subcontractor hands in deliverables', () => {
  let project: string;
  let user: string;
  let mission: string;
  let foreign: string;

  beforeAll(async () => {
    const account = await insertAccount(database);
    project = await insertRow(database, 'projects', { name: 'Relances', account });
    const email = `garance.${randomUUID().slice(0, 8)}@example.com`;
    user = await insertRow(database, 'directus_users', { email, role: ROLE_IDS.vendor });
    const vendor = await insertRow(database, 'vendors', { name: 'Studio Garance' });
    const rival = await insertRow(database, 'vendors', { name: 'Atelier Rival' });
    await insertRow(database, 'vendor_members', { vendor, user });
    const dates = {
      starts_on: '2026-01-01',
      ends_on: '2030-01-01',
      daily_rate: 1,
      name: 'Renfort',
    };
    mission = await insertRow(database, 'missions', {
      ...dates,
      project,
      vendor,
      status: 'active',
    });
    foreign = await insertRow(database, 'missions', {
      ...dates,
      project,
      vendor: rival,
      status: 'active',
    });
  });

  const handIn = (row: object) =>
    insertRow(database, 'deliverables', { name: 'Maquette', project, user_created: user, ...row });

  test('on a running mission of their own, which gives it its subcontractor', async () => {
    const id = await handIn({ mission });
    const { rows } = await database.query(
      `SELECT d.vendor = m.vendor AS same FROM deliverables d JOIN missions m ON m.id = d.mission
       WHERE d.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  test('not on a colleague’s, nor on none', async () => {
    await expect(handIn({ mission: foreign })).rejects.toThrow('MISSION_NOT_ACTIVE');
    await expect(handIn({})).rejects.toThrow('MISSION_NOT_ACTIVE');
  });

  test('not once it is over, while staff still may', async () => {
    const id = await handIn({ mission });
    await database.query(`UPDATE missions SET status = 'completed' WHERE id = $1`, [mission]);
    await expect(handIn({ mission })).rejects.toThrow('MISSION_NOT_ACTIVE');
    const byVendor = database.query(
      `UPDATE deliverables SET name = 'Autre', user_updated = $1, date_updated = now() WHERE id = $2`,
      [user, id],
    );
    await expect(byVendor).rejects.toThrow('MISSION_NOT_ACTIVE');
    await database.query(`UPDATE deliverables SET name = 'Maquette finale' WHERE id = $1`, [id]);
  });
});
