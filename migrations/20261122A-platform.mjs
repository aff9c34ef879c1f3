/**
 * The schema `platform`: tables that belong to the server alone (sign-in links, mails). Directus
 * only looks at `public`, so no role, not even the administrator's API, reaches them.
 */
export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw('create schema if not exists platform');
    await trx.raw(MAILS);
    await trx.raw(LINKS);
    await trx.raw(REQUEST_LINK);
    await trx.raw(FILL_ROW);
    for (const [table, columns] of Object.entries(FILLED)) {
      await trx.raw(`drop trigger if exists ${table}_fill on public.${table}`);
      await trx.raw(
        `create trigger ${table}_fill before insert on public.${table}
         for each row execute function platform.fill_row(${columns.map((c) => `'${c}'`).join(', ')})`,
      );
    }
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}

// The body of a mail is drawn when it is sent and kept only where nothing is sent (demo profile):
// a sign-in link never rests in clear in a production database.
const MAILS = `
  create table if not exists platform.mails (
    id uuid primary key default gen_random_uuid(),
    key text not null unique,
    template text not null,
    locale text not null check (locale in ('fr', 'en')),
    recipient text not null check (length(recipient) <= 254),
    data jsonb not null default '{}',
    account uuid,
    status text not null default 'queued'
      check (status in ('queued', 'sending', 'sent', 'shown', 'skipped', 'failed')),
    attempts integer not null default 0,
    claimed_at timestamptz,
    last_error text,
    subject text,
    html text,
    body_text text,
    created_at timestamptz not null default clock_timestamp(),
    settled_at timestamptz
  );
  create index if not exists mails_waiting on platform.mails (created_at)
    where status in ('queued', 'sending');
  create index if not exists mails_recent on platform.mails (created_at desc);

  create or replace function platform.announce_mail() returns trigger language plpgsql as $$
  begin
    perform pg_notify('platform_work', 'mail');
    return null;
  end $$;
  drop trigger if exists mails_announce on platform.mails;
  create trigger mails_announce after insert on platform.mails
    for each statement execute function platform.announce_mail();
`;

const LINKS = `
  create table if not exists platform.magic_links (
    id uuid primary key default gen_random_uuid(),
    token_hash bytea not null unique check (length(token_hash) = 32),
    "user" uuid not null references public.directus_users (id) on delete cascade,
    mail uuid references platform.mails (id) on delete set null,
    expires_at timestamptz not null,
    used_at timestamptz,
    created_at timestamptz not null default clock_timestamp()
  );
  create index if not exists magic_links_user on platform.magic_links ("user");
  create table if not exists platform.link_requests (
    id bigint generated always as identity primary key,
    email_hash bytea not null,
    address text not null,
    requested_at timestamptz not null default clock_timestamp()
  );
  create index if not exists link_requests_email on platform.link_requests (email_hash, requested_at);
  create index if not exists link_requests_address on platform.link_requests (address, requested_at);
`;

// One statement for known and unknown mails alike: it never looks at directus_users. The locks make
// the limits exact when several processes count at once.
const REQUEST_LINK = `
  create or replace function platform.request_link(
    p_email text, p_address text, p_locale text, p_now timestamptz,
    p_email_max integer, p_email_window integer, p_address_max integer, p_address_window integer
  ) returns boolean language plpgsql as $$
  declare
    hash bytea := sha256(convert_to(lower(p_email), 'UTF8'));
  begin
    perform pg_advisory_xact_lock(hashtextextended('link:mail:' || encode(hash, 'hex'), 0));
    perform pg_advisory_xact_lock(hashtextextended('link:address:' || p_address, 0));
    if (select count(*) from platform.link_requests
        where email_hash = hash and requested_at > p_now - make_interval(secs => p_email_window)) >= p_email_max
      or (select count(*) from platform.link_requests
        where address = p_address and requested_at > p_now - make_interval(secs => p_address_window)) >= p_address_max
    then
      return false;
    end if;
    insert into platform.link_requests (email_hash, address, requested_at) values (hash, p_address, p_now);
    insert into platform.mails (key, template, locale, recipient, data)
      values ('link:' || gen_random_uuid(), 'sign_in_link', p_locale, lower(p_email),
              jsonb_build_object('address', p_address));
    return true;
  end $$;
`;

// A column default would show up as a change of the model in every comparison; a trigger does not.
const FILL_ROW = `
  create or replace function platform.fill_row() returns trigger language plpgsql as $$
  declare
    moment text;
  begin
    NEW.id := coalesce(NEW.id, gen_random_uuid());
    foreach moment in array TG_ARGV loop
      if to_jsonb(NEW) ->> moment is null then
        NEW := jsonb_populate_record(NEW, jsonb_build_object(moment, clock_timestamp()));
      end if;
    end loop;
    return NEW;
  end $$;
`;

const FILLED = {
  outbox_events: ['occurred_at'],
  audit_log: ['occurred_at'],
  deal_stage_changes: ['changed_at'],
  notifications: ['created_at'],
  account_members: ['date_created'],
  project_members: ['date_created'],
};
