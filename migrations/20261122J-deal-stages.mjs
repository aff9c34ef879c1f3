/**
 * The life of a deal that no way in may skip: dates of its stage, its loss, and one line of history
 * per change of stage. The gates (who may move what, what is missing) are in packages/core; here is
 * what must also hold between two people writing at once.
 */

/** Dates are days of Paris, as in packages/core/src/time. */
const KEEP = `
CREATE FUNCTION public.keep_deal_stage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  history boolean := coalesce(current_setting('app.history', true), '') = 'on';
  today date := (now() AT TIME ZONE 'Europe/Paris')::date;
  moved boolean := TG_OP = 'INSERT';
  kind text;
  former text := 'open';
BEGIN
  SELECT type INTO kind FROM public.deal_stages WHERE key = NEW.stage;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key refuses it
  END IF;
  IF TG_OP = 'UPDATE' THEN
    moved := NEW.stage <> OLD.stage;
    SELECT type INTO former FROM public.deal_stages WHERE key = OLD.stage;
  END IF;
  -- Two people closing one deal in opposite ways both pass the gate: the second is stopped here.
  IF moved AND NOT history AND former <> 'open' AND kind <> 'open' THEN
    PERFORM public.refuse_write('STAGE_FORBIDDEN', 'stage');
  END IF;

  IF TG_OP = 'INSERT' THEN
    NEW.opened_on := coalesce(NEW.opened_on, today);
    NEW.stage_entered_at := CASE WHEN history THEN coalesce(NEW.stage_entered_at, now()) ELSE now() END;
  ELSIF moved AND NOT (history AND NEW.stage_entered_at IS DISTINCT FROM OLD.stage_entered_at) THEN
    NEW.stage_entered_at := now();
  ELSIF NOT moved AND NOT history THEN
    NEW.stage_entered_at := OLD.stage_entered_at;
  END IF;

  IF kind = 'open' THEN
    NEW.closed_on := NULL;
  ELSIF moved AND NOT history THEN
    NEW.closed_on := today;
  ELSE
    NEW.closed_on := coalesce(NEW.closed_on, CASE WHEN history THEN NEW.expected_close_on ELSE today END);
  END IF;

  IF moved AND kind <> 'open' THEN
    NEW.probability := NULL; -- the stage's own, 100 or 0, then counts
  END IF;
  IF moved AND kind <> 'lost' THEN
    NEW.loss_reason := NULL;
    NEW.loss_note := NULL;
  END IF;
  IF kind = 'lost' AND NEW.loss_reason IS NULL THEN
    IF history THEN
      NEW.loss_reason := 'unknown';
    ELSE
      PERFORM public.refuse_write('LOSS_REASON_REQUIRED', 'loss_reason');
    END IF;
  END IF;
  RETURN NEW;
END $$`;

const RECORD = `
CREATE FUNCTION public.record_deal_stage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former varchar;
  entered timestamptz;
  author uuid := NEW.user_created;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    former := OLD.stage;
    entered := OLD.stage_entered_at;
    -- A write that leaves date_updated alone is not a person's: user_updated is then of the past.
    author := CASE WHEN NEW.date_updated IS DISTINCT FROM OLD.date_updated THEN NEW.user_updated END;
  END IF;
  INSERT INTO public.deal_stage_changes
    (id, deal, from_stage, to_stage, changed_at, duration_seconds, "user", cause)
  VALUES (gen_random_uuid(), NEW.id, former, NEW.stage, NEW.stage_entered_at,
    CASE WHEN entered IS NOT NULL THEN
      least(greatest(extract(epoch FROM NEW.stage_entered_at - entered), 0), 2147483647)::integer
    END,
    author,
    coalesce(nullif(current_setting('app.cause', true), ''),
      CASE WHEN current_setting('app.history', true) = 'on' THEN 'import' ELSE 'manual' END));
  RETURN NULL;
END $$`;

/** The history is written by the trigger above; a deal takes its own away, a user leaves a blank. */
const APPEND_ONLY = `
CREATE FUNCTION public.protect_stage_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF pg_trigger_depth() > 1 THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NEW."user" IS NULL AND to_jsonb(NEW) - 'user' = to_jsonb(OLD) - 'user' THEN
      RETURN NEW;
    END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM public.deals WHERE id = OLD.deal) THEN
    RETURN OLD;
  END IF;
  PERFORM public.refuse_write('APPEND_ONLY', 'deal');
  RETURN NULL;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(KEEP);
    await trx.raw(RECORD);
    await trx.raw(APPEND_ONLY);
    await trx.raw(`CREATE TRIGGER deals_keep_stage BEFORE INSERT OR UPDATE
      ON public.deals FOR EACH ROW EXECUTE FUNCTION public.keep_deal_stage()`);
    await trx.raw(`CREATE TRIGGER deals_record_first_stage AFTER INSERT
      ON public.deals FOR EACH ROW EXECUTE FUNCTION public.record_deal_stage()`);
    await trx.raw(`CREATE TRIGGER deals_record_stage AFTER UPDATE OF stage
      ON public.deals FOR EACH ROW WHEN (OLD.stage IS DISTINCT FROM NEW.stage)
      EXECUTE FUNCTION public.record_deal_stage()`);
    await trx.raw(`CREATE TRIGGER deal_stage_changes_append_only BEFORE INSERT OR UPDATE OR DELETE
      ON public.deal_stage_changes FOR EACH ROW EXECUTE FUNCTION public.protect_stage_history()`);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
