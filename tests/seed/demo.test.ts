import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoContext } from '../../seed/demo/context.ts';
import { seedDemoUsers } from '../../seed/demo/seed-users.ts';
import { writeDemo } from '../../seed/demo/write-demo.ts';
import { seedDemo } from '../../seed/demo.ts';
import { PASSWORD } from '../harness/settings.ts';
import { openSeededDatabase, type SeededDatabase } from './with-seeded-database.ts';

let database: SeededDatabase;

beforeAll(async () => {
  // Not the prepared demo: it may have been loaded on another day, and this one is about today.
  database = await openSeededDatabase('reference');
  await seedDemo(database.client, { password: PASSWORD, now: new Date() });
});

afterAll(async () => {
  await database.stop();
});

const TABLES =
  'accounts contacts contact_emails account_members offers leads deals deal_stage_changes activities ' +
  'projects project_members milestones tasks deliverables vendors vendor_members vendor_rates missions ' +
  'workflows invoices invoice_lines payments notifications directus_users';

/** Every row of every table of the demo, in one fingerprint per table. */
async function fingerprints(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES.split(' ')) {
    const [row] = await database.rows(
      `SELECT count(*)::int AS count, md5(string_agg(t::text, '|' ORDER BY t.id)) AS rows FROM ${table} t`,
    );
    found[table] = row;
  }
  return found;
}

async function faults(sql: string): Promise<unknown[]> {
  return database.rows(sql);
}

describe('the demo agency', () => {
  it('has twelve accounts and sixty deals opened over twelve months, in every stage', async () => {
    const [totals] = await database.rows(
      `SELECT (SELECT count(*)::int FROM accounts) AS accounts, count(*)::int AS deals,
              count(DISTINCT stage)::int AS stages, count(DISTINCT owner)::int AS owners,
              (max(opened_on) - min(opened_on)) > 330 AS spread, bool_and(opened_on <= current_date) AS past
       FROM deals`,
    );
    expect(totals).toEqual({
      accounts: 12,
      deals: 60,
      stages: 7,
      owners: 2,
      spread: true,
      past: true,
    });
  });

  it('has a login per role, and five people of two clients and two vendors in the portal', async () => {
    const users = await database.rows<{ role: string; count: number }>(
      `SELECT r.name AS role, count(*)::int AS count FROM directus_users u
       JOIN directus_roles r ON r.id = u.role GROUP BY r.name ORDER BY r.name`,
    );
    expect(Object.fromEntries(users.map(({ role, count }) => [role, count]))).toEqual({
      admin: 1,
      client_admin: 2,
      client_member: 1,
      delivery: 2,
      finance: 1,
      sales: 2,
      vendor: 2,
    });
    const [portal] = await database.rows(
      `SELECT (SELECT count(DISTINCT account)::int FROM account_members) AS clients,
              (SELECT count(DISTINCT vendor)::int FROM vendor_members) AS vendors`,
    );
    expect(portal).toEqual({ clients: 2, vendors: 2 });
  });

  it('calls nothing by a placeholder', async () => {
    const found: unknown[] = [];
    for (const table of TABLES.split(' ')) {
      found.push(
        ...(await faults(
          `SELECT '${table}' FROM ${table} t WHERE t::text ~* '\\m(test|lorem|ipsum|foo|todo me)\\M'`,
        )),
      );
    }
    expect(found).toEqual([]);
  });

  it('is silent: no event, no mail, no job', async () => {
    expect(await faults('SELECT id FROM outbox_events')).toEqual([]);
  });
});

describe('the deals of the demo', () => {
  it('stand where their history leads, without a gap', async () => {
    expect(
      await faults(
        `SELECT d.name FROM deals d
         JOIN LATERAL (SELECT * FROM deal_stage_changes c WHERE c.deal = d.id
                       ORDER BY changed_at DESC, duration_seconds DESC LIMIT 1) last ON true
         WHERE last.to_stage <> d.stage OR last.changed_at <> d.stage_entered_at`,
      ),
    ).toEqual([]);
    expect(
      await faults(
        `SELECT * FROM (SELECT deal, from_stage, changed_at, lag(to_stage) OVER steps AS before,
                               lag(changed_at) OVER steps AS earlier
                        FROM deal_stage_changes WINDOW steps AS (PARTITION BY deal ORDER BY changed_at)) s
         WHERE from_stage IS DISTINCT FROM before OR earlier > changed_at OR changed_at > now()`,
      ),
    ).toEqual([]);
  });

  it('have one project each once won, with the account of the deal', async () => {
    expect(
      await faults(
        `SELECT d.name FROM deals d LEFT JOIN projects p ON p.deal = d.id AND p.account = d.account
         GROUP BY d.id, d.name, d.stage HAVING count(p.id) <> CASE WHEN d.stage = 'won' THEN 1 ELSE 0 END`,
      ),
    ).toEqual([]);
  });

  it('say why they were lost, and what comes next while they are open', async () => {
    expect(
      await faults("SELECT name FROM deals WHERE stage = 'lost' AND loss_reason IN ('unknown')"),
    ).toEqual([]);
    const [next] = await database.rows(
      `SELECT count(*) FILTER (WHERE next_action_at < now() - interval '1 day')::int > 0 AS late,
              count(*) FILTER (WHERE next_action_at IS NULL)::int > 0 AS none
       FROM deals WHERE closed_on IS NULL`,
    );
    expect(next).toEqual({ late: true, none: true });
  });
});

describe('the invoices of the demo', () => {
  it('add up to the cent: lines, tax, total and payments', async () => {
    expect(
      await faults(
        `SELECT i.number FROM invoices i
         WHERE i.net_amount <> (SELECT sum(net_amount) FROM invoice_lines WHERE invoice = i.id)
            OR i.tax_amount <> round(i.net_amount * 0.2)
            OR i.gross_amount <> i.net_amount + i.tax_amount
            OR i.paid_amount <> (SELECT coalesce(sum(amount), 0) FROM payments WHERE invoice = i.id)`,
      ),
    ).toEqual([]);
    expect(
      await faults('SELECT id FROM invoice_lines WHERE net_amount <> round(unit_price * quantity)'),
    ).toEqual([]);
  });

  it('invoice of each delivered project exactly what was sold', async () => {
    expect(
      await faults(
        `SELECT p.name FROM projects p JOIN offers o ON o.id = p.offer
         WHERE p.status IN ('delivered', 'closed') AND o.kind = 'one_off'
           AND p.sold_amount <> (SELECT sum(net_amount) FROM invoices WHERE project = p.id)`,
      ),
    ).toEqual([]);
  });

  it('have the status their dates and payments tell, and numbers without a gap', async () => {
    expect(
      await faults(
        `SELECT number, status FROM invoices WHERE status <> CASE
           WHEN issued_on IS NULL THEN 'draft' WHEN paid_amount = gross_amount THEN 'paid'
           WHEN due_on < (now() AT TIME ZONE 'Europe/Paris')::date THEN 'overdue'
           WHEN paid_amount > 0 THEN 'partially_paid' ELSE 'issued' END`,
      ),
    ).toEqual([]);
    expect(
      await faults(
        `SELECT number FROM (SELECT number, issued_on, row_number() OVER (
             PARTITION BY left(number, 7) ORDER BY number) AS rank,
             lag(issued_on) OVER (ORDER BY number) AS earlier FROM invoices WHERE number IS NOT NULL) i
         WHERE right(number, 4)::int <> rank OR earlier > issued_on`,
      ),
    ).toEqual([]);
  });
});

describe('the demo loaded again', () => {
  it('changes not one row', async () => {
    const before = await fingerprints();
    await seedDemo(database.client, { password: PASSWORD, now: new Date() });
    expect(await fingerprints()).toEqual(before);
  });

  it('a month later, neither doubles nor brings back what people deleted', async () => {
    await database.rows("DELETE FROM leads WHERE company_name = 'Fromageries Lenoir'");
    await database.rows(
      "UPDATE accounts SET name = 'Lumen' WHERE domain = 'ateliers-lumen.example.com'",
    );
    const before = await fingerprints();
    await seedDemo(database.client, {
      password: PASSWORD,
      now: new Date(Date.now() + 30 * 86_400_000),
    });
    expect(await fingerprints()).toEqual(before);
  });

  it('with another password, lets everybody in with it', async () => {
    const [before] = await database.rows(
      "SELECT password FROM directus_users WHERE email LIKE 'sales@%'",
    );
    await seedDemo(database.client, { password: 'une autre phrase de passe', now: new Date() });
    const [after] = await database.rows(
      "SELECT password FROM directus_users WHERE email LIKE 'sales@%'",
    );
    expect(after).not.toEqual(before);
    await seedDemo(database.client, { password: PASSWORD, now: new Date() });
  });
});

describe('the demo of any day', () => {
  it.each([
    '2026-01-01T08:00:00Z',
    '2026-03-29T01:30:00Z',
    '2026-12-31T23:30:00Z',
    '2028-02-29T12:00:00Z',
  ])('is accepted by every rule of the database on %s', async (instant) => {
    const other = await openSeededDatabase('reference');
    try {
      await other.rows('BEGIN');
      await other.rows("SET LOCAL app.history = 'on'");
      const users = await seedDemoUsers(other.client, PASSWORD);
      await writeDemo(other.client, createDemoContext(new Date(instant), users));
      const [count] = await other.rows('SELECT count(*)::int AS deals FROM deals');
      expect(count).toEqual({ deals: 60 });
      await other.rows('ROLLBACK');
    } finally {
      await other.stop();
    }
  });
});
