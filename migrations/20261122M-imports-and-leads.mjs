/**
 * What the imports and the lead list add to the rules of the database, and the indexes behind the
 * board and its search.
 */
const RUN_STATUS = [
  'queued',
  'previewing',
  'previewed',
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'undoing',
  'undone',
];
const DISQUALIFICATION = [
  'not_interested',
  'no_budget',
  'no_need',
  'wrong_contact',
  'unreachable',
  'duplicate',
  'other',
];

const CHECKS = [
  ['sync_runs', 'status_choice', `status IN (${quoted(RUN_STATUS)})`],
  ['sync_runs', 'rows_done_range', 'rows_done >= 0'],
  ['sync_runs', 'rows_kept_range', 'rows_kept >= 0'],
  ['sync_rows', 'undo_outcome_choice', `undo_outcome IN ('undone', 'kept')`],
  [
    'leads',
    'disqualification_reason_choice',
    `disqualification_reason IN (${quoted(DISQUALIFICATION)})`,
  ],
  [
    'leads',
    'disqualification_reason_required',
    `status <> 'disqualified' OR disqualification_reason IS NOT NULL`,
  ],
  ['leads', 'duplicate_of_other', 'duplicate_of <> id'],
];

/** Search without case or accents: immutable, so that an index can hold it. */
const SEARCHABLE = `
CREATE OR REPLACE FUNCTION platform.searchable(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent', value)) $$`;

const SEARCHED = { deals: ['name'], accounts: ['name'], leads: ['company_name', 'last_name'] };

const LISTS = { deals: ['stage, "position", id'], leads: ['date_created DESC, id'] };

function quoted(values) {
  return values.map((value) => `'${value}'`).join(', ');
}

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw('CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public');
    await trx.raw('CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public');
    await trx.raw(SEARCHABLE);
    await trx.raw('ALTER TABLE public.sync_runs DROP CONSTRAINT IF EXISTS sync_runs_status_choice');
    // A lead set aside before reasons existed keeps its state; what was unsaid is said to be so.
    await trx.raw(`
      UPDATE public.leads SET disqualification_reason = 'other',
             disqualification_note = 'Motif non renseigné à l’époque.'
       WHERE status = 'disqualified' AND disqualification_reason IS NULL`);
    for (const [table, rule, condition] of CHECKS) {
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
      );
    }
    for (const [table, fields] of Object.entries(SEARCHED)) {
      for (const field of fields) {
        await trx.raw(`CREATE INDEX ${table}_${field}_search ON public.${table}
          USING gin (platform.searchable(${field}) gin_trgm_ops)`);
      }
    }
    for (const [table, lists] of Object.entries(LISTS)) {
      for (const columns of lists) {
        const name = columns.replaceAll('"', '').replaceAll(' DESC', '').replaceAll(', ', '_');
        await trx.raw(`CREATE INDEX ${table}_${name}_list ON public.${table} (${columns})`);
      }
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
