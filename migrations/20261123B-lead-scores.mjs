/**
 * Scores of leads: what a weight and a score may be, and what makes a score be computed again.
 * Leads to score wait in a line of their own, one entry per change: a job takes them by the batch.
 */
const CRITERIA = [
  ...['source', 'channel', 'job_title', 'occupation', 'specialization', 'country'],
  ...['company_name', 'company_email', 'phone', 'visits', 'seconds_on_site', 'pages_per_visit'],
  ...['email_opt_out', 'call_opt_out', 'call', 'email', 'meeting'],
];

const CHECKS = [
  ['leads', 'score_range', 'score BETWEEN 0 AND 100'],
  ['leads', 'score_kind_choice', `score_kind IN ('rules', 'model', 'manual')`],
  ['leads', 'score_override_range', 'score_override BETWEEN 0 AND 100'],
  // What is set by hand is what counts, and says why.
  [
    'leads',
    'score_override_check',
    `CASE WHEN score_override IS NULL
       THEN score_kind IS DISTINCT FROM 'manual' AND score_override_reason IS NULL
       ELSE score = score_override AND score_kind = 'manual'
            AND coalesce(btrim(score_override_reason), '') <> '' END`,
  ],
  ['scoring_rules', 'criterion_choice', `criterion IN (${quoted(CRITERIA)})`],
  ['scoring_rules', 'points_range', 'points BETWEEN -100 AND 100 AND points <> 0'],
  ['scoring_rules', 'threshold_range', 'threshold BETWEEN 0 AND 1000000'],
  ['scoring_rules', 'within_days_range', 'within_days BETWEEN 1 AND 730'],
  ['scoring_rules', 'label_required', `btrim(label) <> ''`],
  ['scoring_models', 'status_choice', `status IN ('active', 'refused', 'retired')`],
  ['scoring_models', 'reason_choice', `reason IN ('too_few', 'leak', 'not_better')`],
  ['scoring_models', 'auc_range', 'auc BETWEEN 0 AND 1 AND rules_auc BETWEEN 0 AND 1'],
  // Nothing goes into use that has not been measured, or that must have leaked.
  [
    'scoring_models',
    'status_check',
    `status <> 'active' OR (auc IS NOT NULL AND auc > rules_auc AND auc <= 0.9 AND model IS NOT NULL)`,
  ],
];

/** No transition table, no unique key: an entry is the writer's own, and nobody waits for the job. */
const LINE = `
  CREATE TABLE platform.lead_score_line (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lead uuid NOT NULL
  );`;

/** Scores are of no single row: their events share a subject, so that one job at a time works. */
const ASK = `
  CREATE FUNCTION platform.ask_lead_scores(p_data jsonb) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM platform.emit_event('lead.scores_due', NULL, 'leads',
      '00000000-0000-4000-8000-0000000005c0'::uuid, p_data);
  END $$;

  CREATE FUNCTION platform.ask_lead_score(p_lead uuid) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO platform.lead_score_line (lead) VALUES (p_lead);
    -- One event for all that a transaction changes.
    IF current_setting('app.scores_asked', true) IS DISTINCT FROM 'on' THEN
      PERFORM set_config('app.scores_asked', 'on', true);
      PERFORM platform.ask_lead_scores('{}'::jsonb);
    END IF;
  END $$;`;

const COUNTED = [
  ...['source', 'channel', 'job_title', 'occupation', 'specialization', 'country', 'company_name'],
  ...['email', 'phone', 'visits', 'seconds_on_site', 'pages_per_visit', 'email_opt_out'],
  'call_opt_out',
];
const SILENT = `current_setting('app.history', true) IS DISTINCT FROM 'on'`;
const OPEN = `('new', 'contacted', 'qualified')`;

const ON_LEADS = `
  CREATE FUNCTION public.lead_asks_score() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM platform.ask_lead_score(NEW.id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER leads_score_created AFTER INSERT ON public.leads FOR EACH ROW
    WHEN (${SILENT}) EXECUTE FUNCTION public.lead_asks_score();
  CREATE TRIGGER leads_score_changed AFTER UPDATE OF ${COUNTED.join(', ')}, status
    ON public.leads FOR EACH ROW
    WHEN (${SILENT} AND NEW.status IN ${OPEN} AND (OLD.status NOT IN ${OPEN} OR
      (${COUNTED.map((field) => `OLD.${field}`).join(', ')})
      IS DISTINCT FROM (${COUNTED.map((field) => `NEW.${field}`).join(', ')})))
    EXECUTE FUNCTION public.lead_asks_score()`;

const ON_ACTIVITIES = `
  CREATE FUNCTION public.activity_asks_score() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP <> 'INSERT' AND OLD.lead IS NOT NULL THEN
      PERFORM platform.ask_lead_score(OLD.lead);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.lead IS NOT NULL
       AND (TG_OP = 'INSERT' OR NEW.lead IS DISTINCT FROM OLD.lead) THEN
      PERFORM platform.ask_lead_score(NEW.lead);
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER activities_score_created AFTER INSERT ON public.activities FOR EACH ROW
    WHEN (${SILENT} AND NEW.lead IS NOT NULL) EXECUTE FUNCTION public.activity_asks_score();
  CREATE TRIGGER activities_score_deleted AFTER DELETE ON public.activities FOR EACH ROW
    WHEN (${SILENT} AND OLD.lead IS NOT NULL) EXECUTE FUNCTION public.activity_asks_score();
  CREATE TRIGGER activities_score_changed
    AFTER UPDATE OF lead, type, status, occurred_at, visibility ON public.activities FOR EACH ROW
    WHEN (${SILENT} AND coalesce(OLD.lead, NEW.lead) IS NOT NULL AND
      (OLD.lead, OLD.type, OLD.status, OLD.occurred_at, OLD.visibility) IS DISTINCT FROM
      (NEW.lead, NEW.type, NEW.status, NEW.occurred_at, NEW.visibility))
    EXECUTE FUNCTION public.activity_asks_score()`;

/** Other weights, another model: every open lead. */
const ON_SETUP = `
  CREATE FUNCTION public.setup_asks_scores() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM platform.ask_lead_scores('{"all": true}'::jsonb);
    RETURN NULL;
  END $$;
  CREATE TRIGGER scoring_rules_changed
    AFTER INSERT OR UPDATE OR DELETE ON public.scoring_rules FOR EACH STATEMENT
    WHEN (${SILENT}) EXECUTE FUNCTION public.setup_asks_scores();
  CREATE TRIGGER scoring_models_changed
    AFTER UPDATE OF status ON public.scoring_models FOR EACH STATEMENT
    WHEN (${SILENT}) EXECUTE FUNCTION public.setup_asks_scores();
  CREATE TRIGGER scoring_models_added AFTER INSERT ON public.scoring_models FOR EACH ROW
    WHEN (${SILENT} AND NEW.status = 'active') EXECUTE FUNCTION public.setup_asks_scores()`;

/** An import writes in silence; once it is over, its leads are scored together. */
const ON_RUNS = `
  CREATE FUNCTION public.run_asks_scores() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM public.sync_mappings WHERE id = NEW.mapping AND target = 'leads') THEN
      PERFORM platform.ask_lead_scores(jsonb_build_object('run', NEW.id));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER sync_runs_scores AFTER UPDATE OF status ON public.sync_runs FOR EACH ROW
    WHEN (OLD.status IN ('running', 'undoing') AND
      NEW.status IN ('succeeded', 'cancelled', 'failed', 'undone'))
    EXECUTE FUNCTION public.run_asks_scores()`;

const INDEXES = [
  'CREATE INDEX leads_score_list ON public.leads (score DESC, id)',
  // Of two columns, or of none: those of one belong to the model.
  'CREATE INDEX leads_unscored_list ON public.leads (date_created, id) WHERE score IS NULL',
  `CREATE UNIQUE INDEX scoring_models_one_active ON public.scoring_models ((true))
    WHERE status = 'active'`,
];

function quoted(values) {
  return values.map((value) => `'${value}'`).join(', ');
}

export async function up(knex) {
  await knex.transaction(async (trx) => {
    for (const [table, rule, condition] of CHECKS) {
      await trx.raw(
        `ALTER TABLE public.${table} ADD CONSTRAINT ${table}_${rule} CHECK (${condition})`,
      );
    }
    for (const part of [LINE, ASK, ON_LEADS, ON_ACTIVITIES, ON_SETUP, ON_RUNS, ...INDEXES]) {
      await trx.raw(part);
    }
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
