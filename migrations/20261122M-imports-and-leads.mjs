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
  ['leads', 'duplicate_of_check', 'duplicate_of <> id'],
  [
    'leads',
    'converted_account_required',
    `status <> 'converted' OR converted_account IS NOT NULL OR origin = 'import'`,
  ],
];

/** Search without case or accents: immutable, so that an index can hold it. */
const SEARCHABLE = `
CREATE OR REPLACE FUNCTION platform.searchable(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(public.unaccent('public.unaccent', value)) $$`;

const SEARCHED = {
  deals: ['name'],
  accounts: ['name'],
  contacts: ['last_name'],
  leads: ['company_name', 'last_name'],
};

const LISTS = {
  deals_board: 'deals (stage, "position", date_created DESC NULLS LAST, id)',
  deals_stage_closed: 'deals (stage, closed_on) WHERE closed_on IS NOT NULL',
  deal_stage_changes_period: 'deal_stage_changes (changed_at, to_stage)',
  leads_date_created_id: 'leads (date_created DESC, id)',
};

/** What a lead became stays: two people writing at once cannot take it back from each other. */
const KEEP_CONVERTED = `
  CREATE FUNCTION public.keep_lead_converted() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM public.refuse_write('LEAD_CONVERTED', 'status');
    RETURN NEW;
  END $$;
  CREATE TRIGGER leads_keep_converted BEFORE UPDATE OF status ON public.leads FOR EACH ROW
    WHEN (OLD.status = 'converted' AND OLD.converted_account IS NOT NULL AND NEW.status <> 'converted')
    EXECUTE FUNCTION public.keep_lead_converted()`;

/** A first load of thousands of rows tells nothing: its triggers are then not called at all. */
const SILENT = `current_setting('app.history', true) IS DISTINCT FROM 'on'`;
const QUIET_TRIGGERS = `
  DROP TRIGGER leads_created_event ON public.leads;
  CREATE TRIGGER leads_created_event AFTER INSERT ON public.leads FOR EACH ROW
    WHEN (${SILENT}) EXECUTE FUNCTION platform.tell_row_created('lead.created');
  DROP TRIGGER deals_stage_event ON public.deals;
  CREATE TRIGGER deals_stage_event AFTER UPDATE ON public.deals FOR EACH ROW
    WHEN (OLD.stage IS DISTINCT FROM NEW.stage AND ${SILENT})
    EXECUTE FUNCTION platform.tell_stage_changed()`;

function quoted(values) {
  return values.map((value) => `'${value}'`).join(', ');
}

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw('CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public');
    await trx.raw('CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public');
    await trx.raw(SEARCHABLE);
    await trx.raw(QUIET_TRIGGERS);
    await trx.raw(KEEP_CONVERTED);
    await trx.raw('ALTER TABLE public.sync_runs DROP CONSTRAINT IF EXISTS sync_runs_status_choice');
    // A lead set aside before reasons existed keeps its state; what was unsaid is said to be so.
    await trx.raw(`
      UPDATE public.leads SET disqualification_reason = 'other',
             disqualification_note = 'Motif non renseigné à l’époque.'
       WHERE status = 'disqualified' AND disqualification_reason IS NULL`);
    await trx.raw(`
      UPDATE public.leads SET status = 'qualified'
       WHERE status = 'converted' AND converted_account IS NULL AND origin <> 'import'`);
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
    for (const [name, columns] of Object.entries(LISTS)) {
      await trx.raw(`CREATE INDEX ${name}_list ON public.${columns}`);
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
