import { runImport } from '@ia/importer';
import { importRules } from '@ia/records/imports/import-rules';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImportDatabase } from './import-database.ts';
import { openImportDatabase } from './import-database.ts';

const DEALS =
  'opportunity_id,account_id,product_id,sales_agent,deal_stage,engage_date,close_date,deal_value';
const deal = (id: string, changes: Partial<Record<string, string>> = {}) => {
  const cells = {
    account: 'A1',
    product: 'P1',
    agent: 'Agent_0',
    stage: 'Proposal',
    engage: '2026-01-10',
    close: '2026-06-30',
    value: '1200',
    ...changes,
  };
  return [
    id,
    cells.account,
    cells.product,
    cells.agent,
    cells.stage,
    cells.engage,
    cells.close,
    cells.value,
  ].join(',');
};
const pipeline = (...rows: readonly string[]) => [DEALS, ...rows].join('\n');

let database: ImportDatabase;
beforeAll(async () => {
  database = await openImportDatabase();
  await database.loadText(
    'accounts',
    'account_id,account_name,sector,year_established,revenue,employees,office_location\nA1,Boulanger,Retail,1954,100,9,Lille\nA2,Kiabi,Retail,1978,100,9,Hem',
  );
  await database.loadText('products', 'product_id,product_name,sales_price\nP1,Relances,900');
  await database.loadText('sales_teams', 'sales_agent,manager,regional_office\nAgent_0,Nadia,Nord');
});
afterAll(() => database.close());
beforeEach(() => database.client.query('delete from deals'));

const rowsOf = (runId: string) =>
  database.rows(
    'select row_number, external_id, outcome, target_id, notes from sync_rows where run = $1 order by row_number',
    [runId],
  );

describe('a row that cannot be taken', () => {
  test.each([
    ['without an identifier', deal(''), 'opportunity_id', 'VALUE_REQUIRED'],
    ['in a stage nobody mapped', deal('D1', { stage: 'Maybe' }), 'deal_stage', 'VALUE_UNMAPPED'],
    [
      'in a stage written in another case',
      deal('D1', { stage: 'proposal' }),
      'deal_stage',
      'VALUE_UNMAPPED',
    ],
    ['without a stage', deal('D1', { stage: '' }), 'deal_stage', 'VALUE_REQUIRED'],
    [
      'of an account that is not there',
      deal('D1', { account: 'A99' }),
      'account_id',
      'REFERENCE_NOT_FOUND',
    ],
    ['with a negative amount', deal('D1', { value: '-5' }), 'deal_value', 'AMOUNT_NEGATIVE'],
    ['with 10^15', deal('D1', { value: '1000000000000000' }), 'deal_value', 'AMOUNT_TOO_LARGE'],
    [
      'with an amount that reads two ways',
      deal('D1', { value: '1.200' }),
      'deal_value',
      'AMOUNT_AMBIGUOUS',
    ],
    [
      'with a day that does not exist',
      deal('D1', { close: '2026-02-30' }),
      'close_date',
      'DATE_INVALID',
    ],
    [
      'with a day written another way',
      deal('D1', { close: '30/06-2026' }),
      'close_date',
      'DATE_INVALID',
    ],
    ['with HTML', deal('D1', { agent: '<b>Agent_0</b>' }), 'sales_agent', 'TEXT_HAS_MARKUP'],
    ['that is too short', 'D1,A1,P1', 'sales_agent', 'CELLS_MISSING'],
    ['that is too long', `${deal('D1')},extra`, null, 'CELLS_EXTRA'],
  ])(
    '%s is rejected with its column, and the next one goes in',
    async (_case, bad, column, code) => {
      const report = await database.loadText('sales_pipeline', pipeline(bad, deal('D2')));
      expect(report.counts).toMatchObject({ total: 2, created: 1, rejected: 1 });
      const [rejected, created] = await rowsOf(report.runId);
      expect(rejected).toMatchObject({ row_number: 2, outcome: 'rejected', target_id: null });
      expect(rejected?.notes).toContainEqual(expect.objectContaining({ column, code }));
      expect(created).toMatchObject({
        row_number: 3,
        external_id: 'sales_pipeline:D2',
        outcome: 'created',
      });
      expect(await database.value('select count(*)::int from deals')).toBe(1);
    },
  );

  test('and names an identifier twice is rejected: the first one stays, whatever the batch', async () => {
    const rows = pipeline(deal('D1'), deal('D2'), deal('D1', { value: '7' }));
    for (const batchSize of [1000, 1]) {
      await database.client.query('delete from deals');
      const report = await database.loadText('sales_pipeline', rows, { batchSize });
      expect(report.counts).toMatchObject({ created: 2, rejected: 1 });
      expect(report.remarks).toContainEqual(
        expect.objectContaining({ code: 'DUPLICATE_KEY', value: 'D1', count: 1 }),
      );
      const amount = `select amount from deals where external_id = 'sales_pipeline:D1'`;
      expect(await database.value(amount)).toBe('120000');
    }
  });

  test('and was refused leaves its identifier to the next row that has it', async () => {
    const rows = pipeline(deal('D1', { account: 'A99' }), deal('D1'), deal('D1'));
    for (const batchSize of [1000, 1]) {
      await database.client.query('delete from deals');
      const report = await database.loadText('sales_pipeline', rows, { batchSize });
      expect(report.counts).toMatchObject({ created: 1, rejected: 2 });
    }
  });

  test('because of the database alone is found among its batch, and only it is rejected', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `Q${index},Offre ${index},10`);
    // The code P1 is held by the offer of another source.
    await database.client.query(`update offers set external_id = 'other:P1' where code = 'P1'`);
    const content = [
      'product_id,product_name,sales_price',
      ...rows.slice(0, 20),
      'P1,Copie,10',
      ...rows.slice(20),
    ];
    const report = await database.loadText('products', content.join('\n'));
    await database.client.query(`delete from offers where code like 'Q%'`);
    await database.client.query(`update offers set external_id = 'products:P1' where code = 'P1'`);
    expect(report.counts).toMatchObject({ total: 51, created: 50, rejected: 1 });
    expect(report.remarks).toContainEqual(
      expect.objectContaining({ column: 'product_id', code: 'UNIQUE_VIOLATION', count: 1 }),
    );
  });
});

describe('a row taken with a remark', () => {
  test('an offer that is not there leaves the deal without it, and flags the row', async () => {
    const report = await database.loadText(
      'sales_pipeline',
      pipeline(deal('D1', { product: 'P9' })),
    );
    expect(report.counts).toMatchObject({ created: 1, flagged: 1 });
    expect(await database.rows('select name, offer from deals')).toEqual([
      { name: '— Boulanger (D1)', offer: null },
    ]);
  });

  test('an agent nobody declared is flagged; one linked to a user gives the deal its owner', async () => {
    const users = await database.rows<{ id: string }>('select id from directus_users limit 1');
    await database.client.query(
      `update sync_mappings set values = jsonb_set(values::jsonb, '{owner,Agent_0,user}', to_jsonb($1::text))
        where key = 'sales_pipeline'`,
      [users[0]?.id],
    );
    const rows = pipeline(deal('D1'), deal('D2', { agent: 'Inconnu' }));
    const report = await database.loadText('sales_pipeline', rows);
    expect(report.counts).toMatchObject({ created: 2, flagged: 1 });
    expect(
      await database.rows('select external_owner, owner from deals order by external_id'),
    ).toEqual([
      { external_owner: 'Agent_0', owner: users[0]?.id },
      { external_owner: 'Inconnu', owner: null },
    ]);
  });

  test('the link of an agent to a user survives the file of agents loaded again', async () => {
    const owner = `select values -> 'owner' -> 'Agent_0' from sync_mappings where key = 'sales_pipeline'`;
    const before = await database.value<{ user: string }>(owner);
    expect(before?.user).toEqual(expect.any(String));
    const report = await database.loadText(
      'sales_teams',
      'sales_agent,manager,regional_office\nAgent_0,Nadia,Sud\nAgent_1,Nadia,Sud',
    );
    expect(report.counts).toMatchObject({ created: 1, updated: 1 });
    expect(await database.value(owner)).toEqual({ ...before, region: 'Sud' });
    await database.reinstall();
    expect(await database.value(owner)).toEqual({ ...before, region: 'Sud' });
  });
});

describe('loading again', () => {
  test('a row the source changed is updated, the others are not written at all', async () => {
    await database.loadText('sales_pipeline', pipeline(deal('D1'), deal('D2')));
    const changed = pipeline(deal('D1'), deal('D2', { stage: 'Closed Won', close: '2026-03-15' }));
    const report = await database.loadText('sales_pipeline', changed);
    expect(report.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    expect(
      await database.rows(
        `select external_id, stage, closed_on::text, date_updated is not null as is_written
           from deals order by external_id`,
      ),
    ).toEqual([
      { external_id: 'sales_pipeline:D1', stage: 'proposal', closed_on: null, is_written: false },
      { external_id: 'sales_pipeline:D2', stage: 'won', closed_on: '2026-03-15', is_written: true },
    ]);
    const changes = `select from_stage, to_stage, cause from deal_stage_changes c join deals d on d.id = c.deal
                      where d.external_id = 'sales_pipeline:D2' order by changed_at`;
    expect(await database.rows(changes)).toEqual([
      { from_stage: null, to_stage: 'proposal', cause: 'import' },
      { from_stage: 'proposal', to_stage: 'won', cause: 'import' },
    ]);
    expect(await database.value('select count(*)::int from outbox_events')).toBe(0);
  });

  test('a deal somebody has worked on since stays as they left it, and the row says so', async () => {
    await database.loadText('sales_pipeline', pipeline(deal('D1')));
    const users = await database.rows<{ id: string }>('select id from directus_users limit 1');
    await database.client.query(
      `update deals set stage = 'won', date_updated = now(), user_updated = $1`,
      [users[0]?.id],
    );
    await database.client.query('delete from outbox_events');
    const report = await database.loadText('sales_pipeline', pipeline(deal('D1')));
    expect(report.counts).toMatchObject({ updated: 0, unchanged: 1, flagged: 1 });
    expect(report.remarks).toContainEqual(expect.objectContaining({ code: 'KEPT_LOCAL_CHANGES' }));
    expect(await database.value('select stage from deals')).toBe('won');
    expect(await database.value('select count(*)::int from outbox_events')).toBe(0);
  });
});

test('whatever the cells hold, every row of the file is accounted for', async () => {
  const header = await leadHeader();
  const sound = new Map([
    ['Do Not Email', 'No'],
    ['Do Not Call', 'Yes'],
    ['Converted', '1'],
    ['TotalVisits', '3'],
    ['Total Time Spent on Website', '60'],
    ['Page Views Per Visit', '1.5'],
  ]);
  const nasty = [
    '',
    'Select',
    '"',
    '\u0000',
    '😀'.repeat(120),
    '\ufffd',
    '<b>',
    "';--",
    '\r\n',
    '1e9',
  ];
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constantFrom(...nasty) },
  );
  const row = fc.tuple(
    ...header.map((name) => (sound.has(name) ? fc.constant(sound.get(name) ?? '') : cell)),
  );
  let created = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const lines = [header, ...rows].map((cells) => cells.map(quote).join(','));
      const { counts, runId } = await database.loadText('leads', lines.join('\n'), {
        batchSize: 5,
      });
      created += counts.created;
      const { created: news, updated, unchanged, rejected } = counts;
      expect(news + updated + unchanged + rejected).toBe(rows.length);
      expect(await rowsOf(runId)).toHaveLength(rows.length);
    }),
    { numRuns: 60 },
  );
  expect(created).toBeGreaterThan(20);
});

async function leadHeader(): Promise<readonly string[]> {
  const columns = await database.value<object>(
    `select columns from sync_mappings where key = 'leads'`,
  );
  return ['Prospect ID', ...Object.keys(columns ?? {}), 'Autre'];
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe('when things go wrong underneath', () => {
  test('two loads with one mapping do not run together', async () => {
    const other = await database.connect();
    await other.query(
      `select pg_advisory_lock(hashtextextended('imports.mapping:sales_pipeline', 0))`,
    );
    await expect(database.loadText('sales_pipeline', pipeline(deal('D1')))).rejects.toMatchObject({
      code: 'IMPORT_BUSY',
    });
    await other.end();
    await expect
      .poll(() =>
        database.loadText('sales_pipeline', pipeline(deal('D1'))).then(
          ({ counts }) => counts.created,
          () => 0,
        ),
      )
      .toBe(1);
  });

  const thirty = pipeline(...Array.from({ length: 30 }, (_, index) => deal(`D${index}`)));
  /** Makes the database stumble on the row D25, in the third batch of ten. */
  const stumble = (how: string) =>
    database.client.query(`
      create function stumble() returns trigger language plpgsql as $$ begin ${how}; return new; end $$;
      create trigger stumble before insert on deals for each row
        when (new.external_id = 'sales_pipeline:D25') execute function stumble()`);
  const recover = () => database.client.query('drop function stumble cascade');
  const lastRuns = () =>
    database.rows(
      `select status, rows_done, (select count(*)::int from sync_rows where run = r.id) as recorded
         from sync_runs r order by started_at desc limit 2`,
    );

  test('a process that dies leaves whole batches, a failed run, and a file to load again', async () => {
    const path = database.write('sales_pipeline.csv', thirty);
    const client = await database.connect();
    await stumble('perform pg_terminate_backend(pg_backend_pid())');
    const now = new Date();
    await expect(
      runImport({
        client,
        path,
        mappingKey: 'sales_pipeline',
        rules: importRules,
        now,
        batchSize: 10,
      }),
    ).rejects.toThrow();
    await recover();
    expect(await database.value('select count(*)::int from deals')).toBe(20);
    const report = await database.load('sales_pipeline', path);
    expect(report.counts).toMatchObject({ total: 30, created: 10, unchanged: 20 });
    expect(await lastRuns()).toEqual([
      { status: 'succeeded', rows_done: 30, recorded: 30 },
      { status: 'failed', rows_done: 20, recorded: 20 },
    ]);
  });

  test('a fault of the database stops the load, and its text is not shown to staff', async () => {
    await stumble(`raise exception 'disk of pg_base is full' using errcode = '53100'`);
    await expect(database.loadText('sales_pipeline', thirty, { batchSize: 10 })).rejects.toThrow(
      'disk',
    );
    await recover();
    expect(await database.value('select count(*)::int from deals')).toBe(20);
    expect((await lastRuns())[0]).toEqual({ status: 'failed', rows_done: 20, recorded: 20 });
    const error = 'select error from sync_runs order by started_at desc limit 1';
    expect(await database.value(error)).toMatch(/^Une erreur est survenue/);
  });
});
