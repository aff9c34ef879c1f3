/**
 * What arrives from outside: kept once, byte for byte, before anything is done with it. Secrets and
 * raw bodies are in the schema `platform`, which no API of Directus reads.
 */
const KINDS = ['site_form', 'jotform', 'calendly', 'linkedin', 'mail_webhook', 'mail_imap'];
const STATUSES = ['received', 'processing', 'processed', 'ignored', 'dead'];

const quoted = (values) => values.map((value) => `'${value}'`).join(', ');

const CHECKS = [
  ['sync_sources', 'kind_choice', `kind IN (${quoted(KINDS)})`],
  ['sync_sources', 'key_format', `key ~ '^[a-z0-9][a-z0-9-]{1,63}$'`],
  ['sync_sources', 'name_required', `btrim(name) <> ''`],
  ['inbound_events', 'status_choice', `status IN (${quoted(STATUSES)})`],
  ['inbound_events', 'attempts_range', 'attempts >= 0'],
  ['inbound_events', 'body_size_range', 'body_size >= 0'],
];

/** The token of an address is kept as its hash, what a provider signs with sealed. */
const GATES = `
  create table platform.source_gates (
    source uuid primary key references public.sync_sources (id) on delete cascade,
    token_hash bytea not null check (octet_length(token_hash) = 32),
    previous_hash bytea,
    previous_until timestamptz,
    sealed_secrets bytea
  )`;

const BODIES = `
  create table platform.inbound_bodies (
    event uuid primary key references public.inbound_events (id) on delete cascade,
    body bytea not null,
    headers jsonb not null
  )`;

/** Of a delivery that is refused nothing is kept but that it came. */
const REFUSALS = `
  create table platform.inbound_refusals (
    source uuid not null references public.sync_sources (id) on delete cascade,
    code text not null,
    day date not null,
    count integer not null,
    last_at timestamptz not null,
    primary key (source, code, day)
  )`;

/** What Calendly said of each invitee, in whatever order: a meeting is decided from all of it. */
const INVITEES = `
  create table platform.calendly_invitees (
    source uuid not null references public.sync_sources (id) on delete cascade,
    uri text not null,
    old_uri text,
    new_uri text,
    details jsonb,
    canceled boolean not null default false,
    cancel_reason text,
    activity uuid references public.activities (id) on delete set null,
    primary key (source, uri)
  );
  create index calendly_invitees_old on platform.calendly_invitees (source, old_uri)
    where old_uri is not null;
  create index calendly_invitees_new on platform.calendly_invitees (source, new_uri)
    where new_uri is not null`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [table, rule, condition] of CHECKS) {
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
      );
    }
    await trx.raw(`
      ALTER TABLE public.inbound_events
        ADD CONSTRAINT inbound_events_source_dedupe_key_unique UNIQUE (source, dedupe_key)`);
    await trx.raw(`CREATE INDEX inbound_events_status_list
      ON public.inbound_events (status, received_at DESC, id)`);
    await trx.raw(`CREATE INDEX inbound_events_source_list
      ON public.inbound_events (source, received_at DESC, id)`);
    for (const statement of [GATES, BODIES, REFUSALS, INVITEES]) await trx.raw(statement);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
