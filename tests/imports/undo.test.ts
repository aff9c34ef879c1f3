import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { waitUntil } from '../../scripts/lib/wait.ts';
import type { ImportDatabase } from './import-database.ts';
import { openImportDatabase } from './import-database.ts';

const HEADER = 'account_id,account_name,sector,year_established,revenue,employees,office_location';
const accounts = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');
const account = (id: string, name: string, employees = 10) =>
  `${id},${name},Retail,1990,1200,${employees},Lille`;

let database: ImportDatabase;
let person: string | undefined;

beforeAll(async () => {
  database = await openImportDatabase();
  person = await database.value<string>('select id from directus_users limit 1');
});
afterAll(() => database.close());
beforeEach(() =>
  database.client.query('delete from projects; delete from deals; delete from accounts'),
);

const names = async () =>
  (await database.rows<{ name: string }>('select name from accounts order by name')).map(
    ({ name }) => name,
  );
const undone = (runId: string) =>
  database.rows(
    `select row_number, undo_outcome, substring(notes -> -1 ->> 'code' from 'UNDO.*') as reason from sync_rows
      where run = $1 and outcome in ('created', 'updated') order by row_number`,
    [runId],
  );
const changeByPerson = (sql: string) =>
  database.client.query(`update accounts set ${sql}, date_updated = now(), user_updated = $1`, [
    person,
  ]);

describe('an import taken back', () => {
  test('a dry run writes nothing, says what it would do, and leaves nothing to take back', async () => {
    const run = await database.start('accounts', accounts(account('A1', 'Un'), 'A2,,x,1,1,1,y'));
    const seen = await run.preview();
    expect(seen).toMatchObject({
      status: 'previewed',
      rowsTotal: 2,
      rowsDone: 2,
      counts: { created: 1, rejected: 1 },
    });
    expect(await names()).toEqual([]);
    expect(
      await database.rows(
        'select target_id, source from sync_rows where run = $1 order by row_number',
        [run.id],
      ),
    ).toEqual([
      { target_id: null, source: null },
      { target_id: null, source: expect.objectContaining({ account_id: 'A2', account_name: '' }) },
    ]);
  });

  test('goes on when Postgres gave a batch of it up for somebody who writes the same records', async () => {
    const run = await database.apply(
      'accounts',
      accounts(account('A1', 'Un'), account('A2', 'Deux')),
    );
    const ids = await database.rows<{ id: string }>('select id from accounts order by id');
    const [first, last] = ids.map(({ id }) => id);
    const [other, watcher] = [await database.connect(), await database.connect()];
    const touch = (id: string | undefined) =>
      other.query(`update accounts set notes = 'x' where id = $1`, [id]);
    // The undo is the one that Postgres gives up, once the other has had time to close the circle.
    await database.client.query(`set deadlock_timeout = '3s'`);
    await other.query(`set deadlock_timeout = '10min'`);
    await other.query('begin');
    await touch(last);
    const undoing = run.undo();
    const isWaiting = `select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    await waitUntil(async () => (await watcher.query(isWaiting)).rowCount === 1, {
      timeoutMs: 10_000,
      what: 'the undo to wait',
    });
    await touch(first);
    await other.query('commit');
    expect(await undoing).toMatchObject({ status: 'undone' });
    expect(await names()).toEqual([]);
    await database.client.query('reset deadlock_timeout');
  });

  test('removes what it created and gives what it changed its former values', async () => {
    await database.apply('accounts', accounts(account('A1', 'Un'), account('A2', 'Deux')));
    const before = await database.rows('select * from accounts order by external_id');
    const run = await database.apply(
      'accounts',
      accounts(account('A1', 'Un', 99), account('A2', 'Deux'), account('A3', 'Trois')),
    );
    expect(run.applied).toMatchObject({
      status: 'succeeded',
      counts: { created: 1, updated: 1, unchanged: 1 },
    });
    const [changes] = await database.rows(
      `select changes -> 'employees' as employees from sync_rows where run = $1 and outcome = 'updated'`,
      [run.id],
    );
    expect(changes).toEqual({ employees: { from: 10, to: 99 } });
    expect(await run.undo()).toMatchObject({ status: 'undone' });
    expect(await database.rows('select * from accounts order by external_id')).toEqual(before);
    expect(await undone(run.id)).toEqual([
      { row_number: 2, undo_outcome: 'undone', reason: null },
      { row_number: 4, undo_outcome: 'undone', reason: null },
    ]);
  });

  test('keeps and lists what a person has changed since', async () => {
    await database.apply('accounts', accounts(account('A1', 'Un')));
    const run = await database.apply(
      'accounts',
      accounts(account('A1', 'Un', 99), account('A2', 'Deux'), account('A3', 'Trois')),
    );
    await changeByPerson(`city = 'Hem'`);
    await database.client.query(
      `update accounts set city = 'Lille', date_updated = null, user_updated = null where name = 'Trois'`,
    );
    await run.undo();
    expect(await names()).toEqual(['Deux', 'Un']);
    expect(await database.value(`select employees from accounts where name = 'Un'`)).toBe(99);
    expect(await undone(run.id)).toEqual([
      { row_number: 2, undo_outcome: 'kept', reason: 'UNDO_CHANGED_SINCE' },
      { row_number: 3, undo_outcome: 'kept', reason: 'UNDO_CHANGED_SINCE' },
      { row_number: 4, undo_outcome: 'undone', reason: null },
    ]);
    expect(await database.value('select rows_kept from sync_runs where id = $1', [run.id])).toBe(2);
  });

  test('keeps a record that something now refers to, and frees it once that is gone', async () => {
    const run = await database.apply(
      'accounts',
      accounts(account('A1', 'Un'), account('A2', 'Deux')),
    );
    const deals = await database.apply(
      'sales_pipeline',
      'opportunity_id,account_id,product_id,sales_agent,deal_stage,engage_date,close_date,deal_value\nD1,A1,,x,Proposal,2026-01-10,2026-06-30,5',
    );
    expect(deals.applied.counts).toMatchObject({ created: 1 });
    await run.undo();
    expect(await names()).toEqual(['Un']);
    expect(await undone(run.id)).toEqual([
      { row_number: 2, undo_outcome: 'kept', reason: 'UNDO_IN_USE' },
      { row_number: 3, undo_outcome: 'undone', reason: null },
    ]);
    await deals.undo();
    expect(await database.value('select count(*)::int from deals')).toBe(0);
  });

  test('puts a deal back in its stage without telling anybody, but not one whose project has begun', async () => {
    await database.apply('accounts', accounts(account('A1', 'Un')));
    const pipeline = (stage: string, close: string) =>
      [
        'opportunity_id,account_id,product_id,sales_agent,deal_stage,engage_date,close_date,deal_value',
        ...['D1', 'D2'].map((id) => `${id},A1,,x,${stage},2026-01-10,${close},5`),
      ].join('\n');
    await database.apply('sales_pipeline', pipeline('Proposal', '2026-06-30'));
    const before = await database.rows(`select * from deals where external_id like '%D1'`);
    const run = await database.apply('sales_pipeline', pipeline('Closed Won', '2026-03-15'));
    expect(run.applied.counts).toMatchObject({ updated: 2 });
    await database.client.query(
      `insert into projects (id, name, account, deal, status, origin)
       select gen_random_uuid(), 'Projet', account, id, 'planned', 'system' from deals where external_id like '%D2'`,
    );
    await database.client.query('delete from outbox_events');
    await run.undo();
    expect(await database.rows(`select * from deals where external_id like '%D1'`)).toEqual(before);
    expect(await database.value(`select stage from deals where external_id like '%D2'`)).toBe(
      'won',
    );
    expect(await undone(run.id)).toEqual([
      { row_number: 2, undo_outcome: 'undone', reason: null },
      { row_number: 3, undo_outcome: 'kept', reason: 'UNDO_IN_USE' },
    ]);
    expect(await database.value('select count(*)::int from outbox_events')).toBe(0);
  });

  test('takes agents back out of their table, but not one a person has linked', async () => {
    const run = await database.apply(
      'sales_teams',
      'sales_agent,manager,regional_office\nAna,Nadia,Nord\nBob,Nadia,Nord',
    );
    await database.client.query(
      `update sync_mappings set values = jsonb_set(values::jsonb, '{owner,Ana,user}', to_jsonb($1::text))
        where key = 'sales_pipeline'`,
      [person],
    );
    await run.undo();
    const owners = await database.value<object>(
      `select values -> 'owner' from sync_mappings where key = 'sales_pipeline'`,
    );
    expect(Object.keys(owners ?? {})).toEqual(['Ana']);
  });

  test('can be loaded again: the same file creates the same records', async () => {
    const content = accounts(account('A1', 'Un'));
    const run = await database.apply('accounts', content);
    await run.undo();
    const again = await database.apply('accounts', content);
    expect(again.applied.counts).toMatchObject({ created: 1 });
  });
});

describe('an import stopped on its way', () => {
  const many = accounts(
    ...Array.from({ length: 30 }, (_, at) => account(`A${at}`, `Compte ${at}`)),
  );
  /** Somebody asks to stop while the second batch is being written. */
  const askDuring = (change: string) =>
    database.client.query(`
      create function ask() returns trigger language plpgsql as $$ begin
        ${change}; return new; end $$;
      create trigger ask before insert on accounts for each row
        when (new.external_id = 'accounts:A15') execute function ask()`);
  const forget = () => database.client.query('drop function if exists ask cascade');

  test('keeps whole batches, says so, and can be taken back', async () => {
    const run = await database.start('accounts', many, { batchSize: 10 });
    await run.preview();
    await askDuring(`update sync_runs set cancel_requested_at = now() where id = '${run.id}'`);
    const stopped = await run.apply();
    await forget();
    expect(stopped).toMatchObject({ status: 'cancelled', rowsDone: 20, rowsTotal: 30 });
    expect(await names()).toHaveLength(20);
    await run.undo();
    expect(await names()).toEqual([]);
  });

  test('goes on after the last committed batch: nothing twice, nothing lost', async () => {
    const run = await database.start('accounts', many, { batchSize: 10 });
    await run.preview();
    const worker = await database.connect();
    await askDuring('perform pg_terminate_backend(pg_backend_pid())');
    await expect(run.apply({ client: worker })).rejects.toThrow();
    await forget();
    expect(await database.value('select rows_done from sync_runs where id = $1', [run.id])).toBe(
      10,
    );
    const done = await run.continue();
    expect(done).toMatchObject({ status: 'succeeded', rowsDone: 30, counts: { created: 30 } });
    expect(await names()).toHaveLength(30);
    const [rows] = await database.rows(
      `select count(*)::int as rows, count(distinct row_number)::int as places from sync_rows where run = $1`,
      [run.id],
    );
    expect(rows).toEqual({ rows: 30, places: 30 });
  });

  test('is not applied once its file or its mapping is no longer what was previewed', async () => {
    const run = await database.start('accounts', many);
    await run.preview();
    await database.client.query(
      `update sync_mappings set options = (options::jsonb || '{"not_answered": ["x"]}')::json where key = 'accounts'`,
    );
    expect(await run.apply()).toMatchObject({ status: 'failed' });
    await database.client.query(
      `update sync_mappings set options = (options::jsonb - 'not_answered')::json where key = 'accounts'`,
    );
    const other = await database.start('accounts', many);
    await other.preview();
    database.rewrite(other.path, many.replace('Compte 3', 'Compte X'));
    expect(await other.apply()).toMatchObject({ status: 'failed' });
    expect(await names()).toEqual([]);
  });
});
