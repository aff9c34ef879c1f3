import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImportDatabase } from './import-database.ts';
import { openImportDatabase } from './import-database.ts';

const HEADER =
  'opportunity_id,account_id,product_id,sales_agent,deal_stage,engage_date,close_date,deal_value';
const deal = (id: string, stage: string, value = 5) =>
  `${id},A1,,x,${stage},2026-01-10,2026-06-30,${value}`;
const deals = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');

let database: ImportDatabase;
let person: string;

beforeAll(async () => {
  database = await openImportDatabase();
  person = (await database.value<string>('select id from directus_users limit 1')) ?? '';
  await database.loadText(
    'accounts',
    'account_id,account_name,sector,year_established,revenue,employees,office_location\nA1,Un,x,1990,1,1,Lille',
  );
});
afterAll(() => database.close());
beforeEach(() =>
  database.client.query('delete from deals; delete from leads; delete from outbox_events'),
);

const live = (mapping: string, content: string) =>
  database.apply(mapping, content, { mode: 'live', user: person });
const remarks = (run: string) =>
  database.rows(
    `select row_number, n ->> 'code' as code, n ->> 'column' as column
       from sync_rows, json_array_elements(notes) n
      where run = $1 and outcome = 'rejected' and n ->> 'code' not in ('VALUE_UNMAPPED')
      order by row_number`,
    [run],
  );
const events = () =>
  database.rows(
    `select type, actor, data::jsonb - 'id' as data from outbox_events
      where type <> 'lead.scores_due' order by occurred_at`,
  );

describe('a live import of deals passes the gates', () => {
  test('a new deal opens where nothing is asked, in the name of who imports', async () => {
    const run = await live(
      'sales_pipeline',
      deals(deal('D1', 'Prospecting'), deal('D2', 'Closed Won'), deal('D3', 'Proposal')),
    );
    expect(run.applied.counts).toMatchObject({ created: 1, rejected: 2 });
    expect(await remarks(run.id)).toEqual([
      { row_number: 3, code: 'STAGE_FORBIDDEN', column: 'deal_stage' },
      { row_number: 4, code: 'PROPOSAL_REQUIRED', column: 'deal_stage' },
    ]);
    expect(
      await database.rows(
        `select d.origin, d.user_created, c."user", c.cause, d.stage_entered_at > now() - interval '1 hour' as is_now
           from deals d join deal_stage_changes c on c.deal = d.id`,
      ),
    ).toEqual([
      { origin: 'import', user_created: person, user: person, cause: 'import', is_now: true },
    ]);
  });

  test('a move is decided as any other: history, author, event; a loss needs its reason', async () => {
    await live('sales_pipeline', deals(deal('D1', 'Prospecting'), deal('D2', 'Prospecting')));
    const run = await live(
      'sales_pipeline',
      deals(deal('D1', 'Closed Won'), deal('D2', 'Closed Lost')),
    );
    expect(run.applied.counts).toMatchObject({ updated: 1, rejected: 1 });
    expect(await remarks(run.id)).toEqual([
      { row_number: 3, code: 'LOSS_REASON_REQUIRED', column: 'loss_reason' },
    ]);
    expect(await events()).toEqual([
      { type: 'deal.stage_changed', actor: person, data: { from: 'prospect', to: 'won' } },
    ]);
    const [moved] = await database.rows(
      `select c.from_stage, c.to_stage, c."user", c.cause, d.user_updated, d.closed_on = (now() at time zone 'Europe/Paris')::date as is_today
         from deals d join deal_stage_changes c on c.deal = d.id
        where d.external_id like '%D1' and from_stage is not null`,
    );
    expect(moved).toEqual({
      from_stage: 'prospect',
      to_stage: 'won',
      user: person,
      cause: 'import',
      user_updated: person,
      is_today: true,
    });
  });

  test('the same file again changes nothing, and a next one still may: an import is no person', async () => {
    await live('sales_pipeline', deals(deal('D1', 'Prospecting')));
    await live('sales_pipeline', deals(deal('D1', 'Closed Won')));
    const same = await live('sales_pipeline', deals(deal('D1', 'Closed Won')));
    expect(same.applied.counts).toMatchObject({ unchanged: 1, updated: 0 });
    const next = await live('sales_pipeline', deals(deal('D1', 'Closed Won', 9)));
    expect(next.applied.counts).toMatchObject({ updated: 1 });
    await database.client.query(
      `update deals set next_action = 'Appeler', date_updated = now(), user_updated = $1`,
      [person],
    );
    const kept = await live('sales_pipeline', deals(deal('D1', 'Closed Won', 7)));
    expect(kept.applied.counts).toMatchObject({ updated: 0, unchanged: 1, flagged: 1 });
  });

  test('a dry run tells what the gates will say and tells nobody else', async () => {
    await live('sales_pipeline', deals(deal('D1', 'Prospecting')));
    const run = await database.start('sales_pipeline', deals(deal('D1', 'Closed Won')), {
      mode: 'live',
      user: person,
    });
    expect(await run.preview()).toMatchObject({ counts: { updated: 1 } });
    const changes = await database.value<Record<string, unknown>>(
      'select changes from sync_rows where run = $1',
      [run.id],
    );
    expect(changes).toMatchObject({ stage: { from: 'prospect', to: 'won' } });
    expect(await database.value('select stage from deals')).toBe('prospect');
    expect(await events()).toEqual([]);
  });
});

describe('a live import of leads', () => {
  test('tells of each new lead, and converts none', async () => {
    const columns = await database.value<object>(
      `select columns from sync_mappings where key = 'leads'`,
    );
    const header = ['Prospect ID', ...Object.keys(columns ?? {})];
    const lead = (id: string, converted: string) => {
      const cells: Record<string, string> = {
        'Prospect ID': id,
        'Lead Number': id,
        'Do Not Email': 'No',
        'Do Not Call': 'No',
        Converted: converted,
      };
      return header.map((name) => cells[name] ?? '').join(',');
    };
    const run = await live(
      'leads',
      [header.join(','), lead('L1', '0'), lead('L2', '1')].join('\n'),
    );
    expect(run.applied.counts).toMatchObject({ created: 1, rejected: 1 });
    expect(await remarks(run.id)).toEqual([
      { row_number: 3, code: 'LEAD_CONVERT_ONLY', column: 'Converted' },
    ]);
    expect(await events()).toEqual([{ type: 'lead.created', actor: person, data: {} }]);
  });
});
