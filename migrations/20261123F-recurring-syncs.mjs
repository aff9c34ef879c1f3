/**
 * Sources that are read again and again (Google Sheets, Notion): one run at a time, what was last
 * taken over of each record, and their secrets, which no API of Directus reads.
 */
const KINDS = [
  'site_form',
  'jotform',
  'calendly',
  'linkedin',
  'mail_webhook',
  'mail_imap',
  'whatsapp',
  'google_sheets',
  'notion',
];
const RUN_STATUS = [
  'queued',
  'fetching',
  'previewing',
  'previewed',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'undoing',
  'undone',
];
const AT_WORK = ['queued', 'fetching', 'previewing', 'running'];

const quoted = (values) => values.map((value) => `'${value}'`).join(', ');

const CHECKS = [
  ['sync_sources', 'kind_choice', `kind IN (${quoted(KINDS)})`],
  ['sync_sources', 'schedule_kind', `schedule IS NULL OR kind IN ('google_sheets', 'notion')`],
  ['sync_runs', 'status_choice', `status IN (${quoted(RUN_STATUS)})`],
  ['sync_runs', 'mapping_required', 'mapping IS NOT NULL OR source IS NOT NULL'],
  ['sync_runs', 'mode_source', `source IS NULL OR mode = 'live'`],
  ['sync_runs', 'rows_missing_range', 'rows_missing >= 0'],
  ['sync_runs', 'rows_conflicting_range', 'rows_conflicting >= 0'],
  ['sync_runs', 'attempts_range', 'attempts >= 0'],
];

/**
 * Two presses of a button, or a schedule and a person, never run one source twice at once. Two
 * columns, although one would do: Directus takes a unique index on one for a rule of the model.
 */
const ONE_RUN = `
  CREATE UNIQUE INDEX sync_runs_source_one_at_work ON public.sync_runs (source, mode)
    WHERE source IS NOT NULL AND status IN (${quoted(AT_WORK)})`;

const RUNS_OF_SOURCE = `
  CREATE INDEX sync_runs_source_list ON public.sync_runs (source, started_at DESC, id)
    WHERE source IS NOT NULL`;

const DUE = `
  CREATE INDEX sync_sources_next_run_at_due ON public.sync_sources (next_run_at)
    WHERE next_run_at IS NOT NULL AND left_at IS NULL`;

/** `hint` names who the secret belongs to (a mail, the start of a token): the one part to show. */
const SECRETS = `
  CREATE TABLE platform.sync_secrets (
    source uuid PRIMARY KEY REFERENCES public.sync_sources (id) ON DELETE CASCADE,
    sealed bytea NOT NULL,
    hint text
  )`;

/**
 * Of each record a source fills: what the source said last (`synced`), what the record held after
 * that was written when it differs (`held`), the fields people changed since (`diverging`), and
 * since when the source no longer has it. No field of it is ever sent outside the administration.
 */
const RECORDS = `
  CREATE TABLE platform.sync_records (
    source uuid NOT NULL REFERENCES public.sync_sources (id) ON DELETE CASCADE,
    collection text NOT NULL,
    external_id text NOT NULL,
    target uuid NOT NULL,
    synced jsonb NOT NULL,
    held jsonb,
    diverging jsonb,
    missing_since timestamptz,
    PRIMARY KEY (source, collection, external_id)
  );
  CREATE INDEX sync_records_diverging ON platform.sync_records (source, external_id)
    WHERE diverging IS NOT NULL;
  CREATE INDEX sync_records_missing ON platform.sync_records (source, missing_since, external_id)
    WHERE missing_since IS NOT NULL`;

/** What a run has read, page by page, until it is applied: a worker that dies applies the same. */
const PAGES = `
  CREATE TABLE platform.sync_pages (
    run uuid NOT NULL REFERENCES public.sync_runs (id) ON DELETE CASCADE,
    page integer NOT NULL CHECK (page >= 0),
    rows json NOT NULL,
    PRIMARY KEY (run, page)
  )`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [table, rule, condition] of CHECKS) {
      await trx.raw(`ALTER TABLE public.${table} DROP CONSTRAINT IF EXISTS ${table}_${rule}`);
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
      );
    }
    for (const statement of [ONE_RUN, RUNS_OF_SOURCE, DUE, SECRETS, RECORDS, PAGES]) {
      await trx.raw(statement);
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
