import { join } from 'node:path';
import type { ImportReport } from '@ia/importer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportDatabase } from './import-database.ts';
import { openImportDatabase } from './import-database.ts';

const datasets = process.env.DATASETS_DIR;
const FILES = ['accounts', 'products', 'sales_teams', 'sales_pipeline', 'leads'] as const;

describe.skipIf(!datasets)('loading the real files, unedited', () => {
  let database: ImportDatabase;
  const first: Record<string, ImportReport> = {};
  const loadAll = async (reports: Record<string, ImportReport>) => {
    for (const key of FILES) {
      reports[key] = await database.load(key, join(datasets ?? '', `${key}.csv`));
    }
  };
  const remarkCount = (file: string, column: string | null, code: string) =>
    first[file]?.remarks.find((remark) => remark.column === column && remark.code === code)?.count;

  beforeAll(async () => {
    database = await openImportDatabase();
    await loadAll(first);
  });
  afterAll(() => database.close());

  test.each([
    ['accounts', 85, 0],
    ['products', 7, 0],
    ['sales_teams', 35, 0],
    ['sales_pipeline', 8766, 3491],
    ['leads', 9240, 5],
  ])('every row of %s is created and accounted for', async (key, total, flagged) => {
    const counts = { total, created: total, updated: 0, unchanged: 0, rejected: 0, flagged };
    expect(first[key]?.counts).toEqual(counts);
    const [run] = await database.rows(
      `select status, mode, rows_total, rows_created, rows_flagged, length(file_sha256) as print,
              (select count(*)::int from sync_rows where run = sync_runs.id) as recorded
         from sync_runs where id = $1`,
      [first[key]?.runId],
    );
    expect(run).toEqual({
      status: 'succeeded',
      mode: 'history',
      rows_total: total,
      rows_created: total,
      rows_flagged: flagged,
      print: 64,
      recorded: total,
    });
  });

  test('rows land in their collections, marked as imported', async () => {
    for (const [table, count] of Object.entries({
      accounts: 85,
      offers: 7,
      deals: 8766,
      leads: 9240,
    })) {
      const sql = `select count(*)::int from ${table} where origin = 'import' and external_id is not null`;
      expect(await database.value(sql), table).toBe(count);
    }
  });

  test('stages are those of the platform, and a past loss is of unknown reason', async () => {
    const stages = await database.rows(
      `select stage, count(*)::int as deals, count(closed_on)::int as closed,
              count(*) filter (where loss_reason = 'unknown')::int as unknown
         from deals group by stage order by stage`,
    );
    expect(stages).toEqual([
      { stage: 'lost', deals: 877, closed: 877, unknown: 877 },
      { stage: 'meeting', deals: 1938, closed: 0, unknown: 0 },
      { stage: 'negotiation', deals: 1377, closed: 0, unknown: 0 },
      { stage: 'proposal', deals: 1747, closed: 0, unknown: 0 },
      { stage: 'prospect', deals: 1537, closed: 0, unknown: 0 },
      { stage: 'won', deals: 1290, closed: 1290, unknown: 0 },
    ]);
  });

  test('a deal reads as in its file, its amount in cents', async () => {
    const [deal] = await database.rows(
      `select d.name, d.amount, d.currency, d.stage, d.opened_on::text, d.closed_on::text,
              d.expected_close_on::text, d.external_owner, d.owner, d.contact, a.external_id as account,
              o.code as offer
         from deals d join accounts a on a.id = d.account join offers o on o.id = d.offer
        where d.external_id = 'sales_pipeline:D0'`,
    );
    expect(deal).toEqual({
      name: 'Sales Automation — Company_61 (D0)',
      amount: '4817300',
      currency: 'EUR',
      stage: 'lost',
      opened_on: '2023-12-02',
      closed_on: '2024-01-20',
      expected_close_on: '2024-01-20',
      external_owner: 'Agent_8',
      owner: null,
      contact: null,
      account: 'accounts:A1061',
      offer: 'P203',
    });
  });

  test('contradictory dates are reported and kept, never corrected', async () => {
    expect(remarkCount('sales_pipeline', 'close_date', 'CLOSE_BEFORE_ENGAGE')).toBe(3491);
    expect(
      await database.value('select count(*)::int from deals where expected_close_on < opened_on'),
    ).toBe(3491);
    const sql = `select count(*)::int from sync_rows
      where notes::jsonb @> '[{"code": "CLOSE_BEFORE_ENGAGE", "column": "close_date"}]'`;
    expect(await database.value(sql)).toBe(3491);
  });

  test('each deal has one line of stage history, caused by the import', async () => {
    const [history] = await database.rows(
      `select count(*)::int as changes, count(distinct deal)::int as deals,
              count(*) filter (where cause = 'import' and from_stage is null)::int as imported,
              count(duration_seconds)::int as durations from deal_stage_changes`,
    );
    expect(history).toEqual({ changes: 8766, deals: 8766, imported: 8766, durations: 0 });
    const [won] = await database.rows(
      `select bool_and((c.changed_at at time zone 'Europe/Paris')::date = d.closed_on) as on_closing
         from deal_stage_changes c join deals d on d.id = c.deal where d.stage in ('won', 'lost')`,
    );
    expect(won).toEqual({ on_closing: true });
  });

  test('agents become a table to fill in, and nobody gets a login', async () => {
    const owners = await database.value<Record<string, unknown>>(
      `select values -> 'owner' from sync_mappings where key = 'sales_pipeline'`,
    );
    expect(Object.keys(owners ?? {})).toHaveLength(35);
    expect(owners?.Agent_0).toEqual({ user: null, manager: 'Manager_A', region: 'South' });
    expect(remarkCount('sales_pipeline', 'sales_agent', 'OWNER_NOT_MAPPED')).toBe(8766);
    expect(
      await database.value('select count(*)::int from directus_users where role is null'),
    ).toBe(0);
  });

  test('a lead keeps its answers, its refusals and what has no field of its own', async () => {
    const [lead] = await database.rows(
      `select number, channel, source, status, visits, seconds_on_site, pages_per_visit,
              specialization, city, country, email_opt_out, last_name, attributes
         from leads where external_id = 'leads:2a272436-5132-4136-86fa-dcc88c88f482'`,
    );
    expect(lead).toMatchObject({
      number: '660728',
      channel: 'API',
      source: 'Organic Search',
      status: 'new',
      visits: 5,
      seconds_on_site: 674,
      pages_per_visit: '2.50',
      specialization: null,
      city: null,
      country: 'India',
      email_opt_out: false,
      last_name: null,
    });
    expect(lead?.attributes).toMatchObject({ Tags: 'Ringing', Magazine: 'No' });
    expect(lead?.attributes).not.toHaveProperty('Lead Profile');
    const counts = await database.rows(
      `select count(*) filter (where email_opt_out)::int as no_mail,
              count(*) filter (where call_opt_out)::int as no_call,
              count(*) filter (where status = 'converted')::int as converted,
              count(*) filter (where source = 'Google')::int as google,
              count(*) filter (where source = 'google')::int as lower_google,
              count(*) filter (where city = 'Select' or attributes::text like '%Select%')::int as selects
         from leads`,
    );
    expect(counts).toEqual([
      { no_mail: 734, no_call: 2, converted: 3561, google: 2873, lower_google: 0, selects: 0 },
    ]);
  });

  test('what was harmonised, unanswered or odd in the files is said', () => {
    expect(remarkCount('leads', 'Lead Source', 'VALUE_NORMALISED')).toBe(5);
    expect(remarkCount('leads', 'City', 'NOT_ANSWERED')).toBe(2249);
    expect(remarkCount('leads', 'Lead Profile', 'NOT_ANSWERED')).toBe(4146);
    expect(remarkCount('sales_pipeline', null, 'LOSS_REASON_ABSENT')).toBe(877);
    expect(first.leads?.fileRemarks).toEqual([
      { column: 'n° 38', code: 'UNNAMED_COLUMN', value: null },
    ]);
    expect(first.sales_pipeline?.fileRemarks).toContainEqual({
      column: null,
      code: 'BLANK_LINES',
      value: '1',
    });
    expect(first.accounts?.fileRemarks).toEqual([
      { column: 'revenue', code: 'CURRENCY_NOT_STATED', value: 'EUR' },
    ]);
  });

  test('nothing leaves: no project, no event, no mail, no job', async () => {
    const [effects] = await database.rows(
      `select (select count(*)::int from projects) as projects,
              (select count(*)::int from outbox_events where type <> 'lead.scores_due') as events,
              (select count(*)::int from platform.mails) as mails,
              (select count(*)::int from notifications) as notifications`,
    );
    expect(effects).toEqual({ projects: 0, events: 0, mails: 0, notifications: 0 });
  });

  test('the same files again change nothing', async () => {
    const print = `select md5(string_agg(d::text, '' order by id)) from deals d`;
    const before = await database.value(print);
    const second: Record<string, ImportReport> = {};
    await loadAll(second);
    for (const key of FILES) {
      const { total, flagged } = first[key]?.counts ?? {};
      expect(second[key]?.counts, key).toEqual({
        total,
        created: 0,
        updated: 0,
        unchanged: total,
        rejected: 0,
        flagged,
      });
    }
    expect(await database.value(print)).toBe(before);
    expect(await database.value('select count(*)::int from deal_stage_changes')).toBe(8766);
  });
});
