import type pg from 'pg';

/** 500 accounts, 5,000 open deals, 2,000 closed ones; the same rows for the bare server. */
export async function fillBoard(database: pg.Pool): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('begin');
    await client.query("set local app.history = 'on'");
    await client.query(ACCOUNTS);
    await client.query(DEALS);
    await client.query('commit');
    await client.query(PLAIN);
    await client.query('vacuum analyze');
  } finally {
    client.release();
  }
}

const ACCOUNTS = `
  insert into accounts (id, name, status, locale, origin, date_created)
  select gen_random_uuid(), 'Société ' || n, 'prospect', 'fr', 'manual', now()
    from generate_series(1, 500) n`;

/**
 * Owned by the seller who is asked for, and with all that the rules of advancement ask for, so that
 * every move is theirs to make.
 */
const DEALS = `
  with parts as (
    select (select array_agg(id) from accounts) as accounts,
           (select array_agg(id) from offers) as offers,
           (select id from directus_users where email = 'sales@ia-infinity.example.com') as seller,
           array['prospect', 'meeting', 'proposal', 'audit', 'negotiation'] as open)
  insert into deals (id, name, account, offer, owner, stage, amount, currency, expected_close_on, opened_on,
                     next_action, next_action_at, position, origin, loss_reason, date_created,
                     taken_over_at, proposal_sent_at, audit_delivered_at)
  select gen_random_uuid(), 'Affaire ' || n, accounts[1 + n % cardinality(accounts)],
         offers[1 + n % cardinality(offers)], seller,
         case when n <= 5000 then open[1 + n % 5] when n % 2 = 0 then 'won' else 'lost' end,
         (n * 7919) % 5000000, 'EUR', current_date + (n % 90), current_date - (n % 60),
         'Rappeler', now() + make_interval(days => n % 20 - 5), n, 'manual',
         case when n > 5000 and n % 2 = 1 then 'price' end, now(), now(), now(), now()
    from generate_series(1, 7000) n, parts`;

const PLAIN = `
  create schema bench_limit;
  create table bench_limit.stages as select key, label, type, probability, sort from deal_stages;
  create table bench_limit.accounts as select id, name from accounts;
  create table bench_limit.users as select id, concat_ws(' ', first_name, last_name) as name, avatar from directus_users;
  create table bench_limit.offers as select id, name from offers;
  create table bench_limit.deals as
    select id, name, account, owner, offer, amount, currency, probability, next_action, next_action_at,
           expected_close_on, closed_on, stage, stage_entered_at, position, date_updated, is_archived,
           last_meeting_at, next_meeting_at, last_note_at, proposal_sent_at, audit_delivered_at,
           audit_validated_at, taken_over_at from deals;
  create table bench_limit.events (id bigserial primary key, deal uuid, stage text, at timestamptz default now());
  create table bench_limit.leads (id uuid primary key, number text unique, source text, visits integer, attributes json);
  create table bench_limit.import_rows (id bigserial primary key, row_number integer, lead uuid);
  alter table bench_limit.deals add primary key (id);
  alter table bench_limit.accounts add primary key (id);
  alter table bench_limit.users add primary key (id);
  alter table bench_limit.offers add primary key (id);
  create index on bench_limit.deals (stage, position, id);`;
