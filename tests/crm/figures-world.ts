import type pg from 'pg';

export interface RawDeal {
  readonly id: string;
  readonly stage: string;
  readonly type: string;
  readonly amount: string;
  readonly currency: string;
  readonly probability: number | null;
  readonly stage_probability: number;
  readonly owner: string | null;
  readonly offer: string | null;
  readonly contact: string | null;
  readonly loss_reason: string | null;
  readonly opened_on: string | null;
  readonly closed_on: string | null;
  readonly expected_close_on: string;
}

/** Three hundred deals of every kind: currencies, odd cents, days that contradict each other. */
export async function plantFigures(
  database: pg.Pool,
  [one, other]: readonly [string, string],
): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL app.history = 'on'`);
    await client.query(`
      INSERT INTO accounts (id, name, status, locale, origin)
        SELECT gen_random_uuid(), 'Compte ' || n, 'prospect', 'fr', 'manual' FROM generate_series(1, 5) n;
      INSERT INTO contacts (id, account, first_name, last_name, source, locale, origin)
        SELECT gen_random_uuid(), id, 'Léo', name, (array['Salon', 'Réseau', null])[1 + (row_number() OVER ())::int % 3],
          'fr', 'manual' FROM accounts;
      INSERT INTO offers (id, list_price, code, name, kind, currency, is_active, origin)
        SELECT gen_random_uuid(), 0, 'O' || n, name, 'one_off', 'EUR', true, 'manual'
          FROM unnest(array['Audit', 'Agent', 'Agent']) WITH ORDINALITY AS given(name, n);`);
    await client.query(
      `WITH parts AS (SELECT (SELECT array_agg(id ORDER BY name) FROM accounts) AS accounts,
           (SELECT array_agg(id ORDER BY id) FROM offers) AS offers,
           array[$1::uuid, $2::uuid, null] AS owners)
       INSERT INTO deals (id, name, account, contact, offer, owner, stage, amount, currency, probability,
         expected_close_on, opened_on, closed_on, loss_reason, stage_entered_at, origin, date_created)
       SELECT gen_random_uuid(), 'Affaire ' || n, accounts[1 + n % 5],
         CASE WHEN n % 4 > 0 THEN (SELECT id FROM contacts WHERE account = accounts[1 + n % 5]) END,
         offers[1 + n % 3], owners[1 + n % 3],
         (array['prospect', 'meeting', 'proposal', 'audit', 'negotiation', 'won', 'won', 'lost'])[1 + n % 8],
         n * 104729 % 9999991, (array['EUR', 'EUR', 'USD', 'CHF'])[1 + n / 7 % 4],
         CASE WHEN n % 8 < 5 AND n % 3 = 0 THEN n % 101 END,
         current_date + (n * 31 % 400) - 150,
         CASE WHEN n % 11 > 0 THEN current_date - (n * 17 % 300) END,
         CASE WHEN n % 8 > 4 THEN current_date - (n * 13 % 200) END,
         CASE WHEN n % 8 = 7 THEN (array['price', 'timing', 'unknown'])[1 + n / 8 % 3] END,
         now() - make_interval(days => n % 30, hours => n % 24), 'manual', now()
       FROM generate_series(1, 300) n, parts`,
      [one, other],
    );
    await client.query(
      `INSERT INTO leads (id, last_name, source, status, converted_account, converted_deal, origin)
       SELECT gen_random_uuid(), name, (array['Site', 'LinkedIn'])[1 + length(name) % 2], 'converted',
         account, id, 'manual' FROM deals WHERE stage = 'won' AND amount % 2 = 0;
       INSERT INTO activities (id, type, subject, status, visibility, occurred_at, owner, deal, account, origin)
       SELECT gen_random_uuid(), (array['call', 'email', 'meeting', 'note', 'task'])[1 + n % 5], 'Suivi',
         (array['done', 'done', 'planned'])[1 + n % 3], (array['shared', 'shared', 'private'])[1 + n / 5 % 3],
         now() - make_interval(days => n % 120), deals.owner, deals.id, deals.account, 'manual'
       FROM generate_series(1, 8) n, deals`,
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

export async function rawDeals(database: pg.Pool): Promise<RawDeal[]> {
  const { rows } = await database.query(
    `SELECT d.id, d.stage, s.type, d.amount, d.currency, d.probability, s.probability AS stage_probability,
            d.owner, d.offer, d.contact, d.loss_reason, d.opened_on::text, d.closed_on::text,
            d.expected_close_on::text
       FROM deals d JOIN deal_stages s ON s.key = d.stage`,
  );
  return rows;
}

/** Half up, deal by deal, in whole cents: computed here apart from the product. */
export function weightedOf(deal: RawDeal): bigint {
  const percent = BigInt(deal.probability ?? deal.stage_probability);
  return (BigInt(deal.amount) * percent * 2n + 100n) / 200n;
}

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item)) ?? [];
    group.push(item);
    groups.set(keyOf(item), group);
  }
  return groups;
}

export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return null;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}

export const sumOf = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n);
