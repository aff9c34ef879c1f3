import type pg from 'pg';
import { call } from '../lib/http.ts';
import { measure } from '../lib/measure.ts';
import type { Stand, Workload } from '../lib/workload.ts';

const DEALS = 100_000;
const REQUESTS = 20;

/** The weighted forecast by month beside what was won, over a hundred thousand deals. */
export async function readForecast(stand: Stand): Promise<Workload> {
  await fillDeals(stand.database);
  return {
    number: 21,
    name: 'forecast over 100,000 deals',
    rounds: 5,
    target: 'p50 ≤ 1.5 × limit',
    systems: [
      {
        name: 'ours, GET /crm/figures/forecast',
        round: async () => {
          const token = await stand.token();
          const url = `${stand.directusUrl}/crm/figures/forecast`;
          return ask(async () => void (await call({ method: 'GET', url, token })));
        },
      },
      {
        name: 'limit, its SQL by hand',
        round: () =>
          ask(async () => void (await call({ method: 'GET', url: `${stand.limitUrl}/forecast` }))),
      },
    ],
  };
}

function ask(request: () => Promise<void>) {
  return measure({ count: REQUESTS, concurrency: 1, request });
}

async function fillDeals(database: pg.Pool): Promise<void> {
  await database.query(`
    begin;
    set local app.history = 'on';
    insert into deals (id, name, account, stage, amount, currency, expected_close_on, opened_on,
                       closed_on, origin, date_created)
    select gen_random_uuid(), 'Affaire ' || n, accounts[1 + n % cardinality(accounts)],
           (array['prospect', 'meeting', 'proposal', 'audit', 'negotiation', 'won', 'won', 'lost'])[1 + n % 8],
           (n * 7919) % 5000000, (array['EUR', 'EUR', 'EUR', 'USD'])[1 + n % 4],
           current_date + n % 500 - 250, current_date - 400,
           case when n % 8 > 4 then current_date - n % 300 end, 'manual', now()
      from generate_series(1, ${DEALS}) n, (select array_agg(id) as accounts from accounts) parts;
    commit;`);
  await database.query('vacuum analyze deals');
}
