import { tenancy } from '@ia/schema/tenancy';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BareDatabase, onBareDatabase } from './bare-database.ts';
import { insertAccount, insertRow } from './world.ts';

let bare: BareDatabase;
let database: pg.Client;
onBareDatabase((opened) => {
  bare = opened;
  database = opened.client;
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
  const other = new pg.Client({ connectionString: bare.url });
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

describe('the triggers and the table of tenancy', () => {
  /** Compared with the child, never given to it: files and milestones, and the contact of a person. */
  const ONLY_COMPARED = [
    'account_members.contact → contacts: account',
    'activities.attachment → directus_files: account',
    'deliverables.milestone → milestones: account',
    'deliverables.milestone → milestones: project',
    'invoices.file → directus_files: account',
    'tasks.milestone → milestones: account',
    'tasks.milestone → milestones: project',
  ];

  test('say the same of whose a row is', async () => {
    const { rows } = await database.query<{ child: string; column: string; args: string }>(
      `SELECT tgrelid::regclass::text AS child, substr(proname, length('match_parent_') + 1) AS column,
              encode(tgargs, 'escape') AS args
         FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE proname LIKE 'match\\_parent\\_%'`,
    );
    const compared = rows.flatMap(({ child, column, args }) => {
      const names = args.split('\\000').filter(Boolean);
      return names.flatMap((by, at) =>
        at % 2 === 0 ? [`${child}.${by} → ${names[at + 1]}: ${column}`] : [],
      );
    });
    const taken = Object.entries(tenancy).flatMap(([child, parents]) =>
      parents.flatMap(({ by, from, take }) =>
        Object.keys(take)
          // Whose mission it is, its own trigger says: a vendor is no parent.
          .filter((column) => column !== 'vendor')
          .map((column) => `${child}.${by} → ${from}: ${column}`),
      ),
    );
    expect(compared.sort()).toEqual([...taken, ...ONLY_COMPARED].sort());
  });
});
