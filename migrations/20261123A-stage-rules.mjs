/**
 * What the rules of advancement look at, kept by the database for every way in: meetings and notes
 * counted from the activities, the automatic move a first meeting brings, the events of a proposal
 * and of an audit, and the trace of a rule passed over. The rules themselves are in
 * packages/core/src/pipeline/stage-gates.ts.
 */

const CAUSES = ['manual', 'import', 'rule', 'system', 'meeting', 'milestone', 'override'];

/**
 * Counted again each time, never added up. The lock first: whoever waited for another writer must
 * count what that one has just committed. A note counts from the moment it was written; one that
 * is dated in the future is not written yet.
 */
const COUNT = `
CREATE FUNCTION platform.count_deal_facts(counted uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM public.deals WHERE id = counted FOR NO KEY UPDATE;
  UPDATE public.deals SET last_meeting_at = facts.held, next_meeting_at = facts.planned,
      last_note_at = facts.noted
  FROM (SELECT
      max(occurred_at) FILTER (WHERE type = 'meeting' AND occurred_at <= clock_timestamp()) AS held,
      min(occurred_at) FILTER (WHERE type = 'meeting' AND occurred_at > clock_timestamp()) AS planned,
      max(greatest(date_created, least(occurred_at, clock_timestamp())))
        FILTER (WHERE type = 'note') AS noted
    FROM public.activities WHERE deal = counted AND status <> 'cancelled') AS facts
  WHERE id = counted AND (last_meeting_at, next_meeting_at, last_note_at)
    IS DISTINCT FROM (facts.held, facts.planned, facts.noted);
END $$`;

/** A meeting takes its deal out of Prospect: the one move nobody has to make by hand. */
const KEEP_FACTS = `
CREATE FUNCTION platform.keep_deal_facts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  present jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  touched uuid;
  author uuid;
  cause text := current_setting('app.cause', true);
BEGIN
  FOR touched IN SELECT DISTINCT line.id FROM (VALUES
      (former ->> 'type', (former ->> 'deal')::uuid),
      (present ->> 'type', (present ->> 'deal')::uuid)) AS line (type, id)
    WHERE line.id IS NOT NULL AND line.type IN ('meeting', 'note') ORDER BY line.id
  LOOP
    PERFORM platform.count_deal_facts(touched);
  END LOOP;

  IF NOT platform.is_meeting(present) OR current_setting('app.history', true) = 'on'
    OR (platform.is_meeting(former) AND former ->> 'deal' = present ->> 'deal') THEN
    RETURN NULL;
  END IF;
  author := (CASE WHEN TG_OP = 'INSERT' THEN present ->> 'user_created'
    ELSE present ->> 'user_updated' END)::uuid;
  PERFORM set_config('app.cause', 'meeting', true);
  UPDATE public.deals SET stage = 'meeting', user_updated = coalesce(author, user_updated),
      -- Unchanged when nobody is known: the history then names nobody.
      date_updated = CASE WHEN author IS NULL THEN date_updated ELSE clock_timestamp() END
    WHERE id = (present ->> 'deal')::uuid AND stage = 'prospect';
  PERFORM set_config('app.cause', coalesce(cause, ''), true);
  RETURN NULL;
END $$`;

const IS_MEETING = `
CREATE FUNCTION platform.is_meeting(activity jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(activity ->> 'type' = 'meeting' AND activity ->> 'status' <> 'cancelled'
    AND activity ->> 'deal' IS NOT NULL, false)
$$`;

/**
 * Beside what 20261122J keeps: a deal that enters a stage in a first load is taken over with what
 * its stage implies, and the reason of an override lives for one change of stage only.
 */
const KEEP_TAKEN_OVER = `
CREATE FUNCTION public.keep_deal_taken_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.stage IN ('prospect', 'lost') THEN
    RETURN NEW;
  END IF;
  NEW.taken_over_at := coalesce(NEW.taken_over_at, NEW.stage_entered_at);
  IF NEW.stage = 'audit' THEN
    NEW.audit_delivered_at := coalesce(NEW.audit_delivered_at, NEW.stage_entered_at);
  ELSIF NEW.stage <> 'meeting' THEN
    NEW.proposal_sent_at := coalesce(NEW.proposal_sent_at, NEW.stage_entered_at);
  END IF;
  RETURN NEW;
END $$`;

const DROP_REASON = `
CREATE FUNCTION public.drop_override_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.override_reason := NULL;
  RETURN NEW;
END $$`;

const RECORD = `
CREATE OR REPLACE FUNCTION public.record_deal_stage() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  former varchar;
  entered timestamptz;
  author uuid := NEW.user_created;
  passed_over varchar;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    former := OLD.stage;
    entered := OLD.stage_entered_at;
    passed_over := nullif(btrim(NEW.override_reason), '');
    -- A write that leaves date_updated alone is not a person's: user_updated is then of the past.
    author := CASE WHEN NEW.date_updated IS DISTINCT FROM OLD.date_updated THEN NEW.user_updated END;
  END IF;
  INSERT INTO public.deal_stage_changes
    (id, deal, from_stage, to_stage, changed_at, duration_seconds, "user", cause, reason)
  VALUES (gen_random_uuid(), NEW.id, former, NEW.stage, NEW.stage_entered_at,
    CASE WHEN entered IS NOT NULL THEN
      least(greatest(extract(epoch FROM NEW.stage_entered_at - entered), 0), 2147483647)::integer
    END,
    author,
    coalesce(CASE WHEN passed_over IS NOT NULL THEN 'override' END,
      nullif(current_setting('app.cause', true), ''),
      CASE WHEN current_setting('app.history', true) = 'on' THEN 'import' ELSE 'manual' END),
    passed_over);
  IF passed_over IS NOT NULL THEN
    INSERT INTO public.audit_log (id, occurred_at, actor, actor_label, action, subject_collection,
      subject_id, account, data)
    SELECT gen_random_uuid(), clock_timestamp(), people.id,
      coalesce(left(concat_ws(' ', people.first_name, people.last_name, '<' || people.email || '>'),
        255), 'système'), 'deal.stage_overridden', 'deals', NEW.id::text, NEW.account,
      json_build_object('from', former, 'to', NEW.stage, 'reason', passed_over)
    FROM (SELECT author AS id) AS asked LEFT JOIN public.directus_users AS people USING (id);
    UPDATE public.deals SET override_reason = NULL WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END $$`;

const EVENTS = `
CREATE FUNCTION platform.tell_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM platform.emit_event(TG_ARGV[0], NEW.account, 'deals', NEW.id,
    CASE TG_ARGV[0] WHEN 'audit.validated' THEN jsonb_build_object('has_agreement',
      coalesce(NEW.has_agreement, false)) ELSE '{}'::jsonb END,
    coalesce(NEW.user_updated, NEW.user_created), NEW.trace_id);
  RETURN NULL;
END $$`;

const SILENT = `current_setting('app.history', true) IS DISTINCT FROM 'on'`;
const HISTORY = `current_setting('app.history', true) = 'on'`;

const TRIGGERS = `
CREATE TRIGGER activities_deal_facts AFTER INSERT OR DELETE ON public.activities
  FOR EACH ROW EXECUTE FUNCTION platform.keep_deal_facts();
CREATE TRIGGER activities_deal_facts_changed AFTER UPDATE ON public.activities
  FOR EACH ROW WHEN ((OLD.type, OLD.status, OLD.deal, OLD.occurred_at)
    IS DISTINCT FROM (NEW.type, NEW.status, NEW.deal, NEW.occurred_at))
  EXECUTE FUNCTION platform.keep_deal_facts();
CREATE TRIGGER deals_taken_over BEFORE INSERT ON public.deals
  FOR EACH ROW WHEN (${HISTORY}) EXECUTE FUNCTION public.keep_deal_taken_over();
CREATE TRIGGER deals_taken_over_later BEFORE UPDATE ON public.deals FOR EACH ROW
  WHEN (OLD.stage IS DISTINCT FROM NEW.stage AND ${HISTORY})
  EXECUTE FUNCTION public.keep_deal_taken_over();
CREATE TRIGGER deals_drop_new_reason BEFORE INSERT ON public.deals FOR EACH ROW
  WHEN (NEW.override_reason IS NOT NULL) EXECUTE FUNCTION public.drop_override_reason();
CREATE TRIGGER deals_drop_reason BEFORE UPDATE ON public.deals FOR EACH ROW
  WHEN (NEW.override_reason IS NOT NULL AND OLD.stage = NEW.stage)
  EXECUTE FUNCTION public.drop_override_reason();
CREATE TRIGGER deals_proposal_event AFTER UPDATE ON public.deals FOR EACH ROW
  WHEN (NEW.proposal_sent_at IS NOT NULL AND ${SILENT}
    AND OLD.proposal_sent_at IS DISTINCT FROM NEW.proposal_sent_at)
  EXECUTE FUNCTION platform.tell_milestone('proposal.sent');
CREATE TRIGGER deals_audit_event AFTER UPDATE ON public.deals FOR EACH ROW
  WHEN (NEW.audit_validated_at IS NOT NULL AND ${SILENT}
    AND OLD.audit_validated_at IS DISTINCT FROM NEW.audit_validated_at)
  EXECUTE FUNCTION platform.tell_milestone('audit.validated')`;

/**
 * Deals that are there already: what their history of stages implies is taken as done, so that
 * nobody is stopped tomorrow by a rule that did not exist yesterday.
 */
export const TAKE_OVER = `
UPDATE public.deals SET
  taken_over_at = past.started, proposal_sent_at = past.proposed, audit_delivered_at = past.audited,
  last_meeting_at = story.held, next_meeting_at = story.planned, last_note_at = story.noted
FROM public.deals AS one
LEFT JOIN LATERAL (SELECT
    min(changed_at) FILTER (WHERE to_stage NOT IN ('prospect', 'lost')) AS started,
    min(changed_at) FILTER (WHERE to_stage IN ('proposal', 'negotiation', 'won')) AS proposed,
    min(changed_at) FILTER (WHERE to_stage = 'audit') AS audited
  FROM public.deal_stage_changes WHERE deal = one.id) AS past ON true
LEFT JOIN LATERAL (SELECT
    max(occurred_at) FILTER (WHERE type = 'meeting' AND occurred_at <= now()) AS held,
    min(occurred_at) FILTER (WHERE type = 'meeting' AND occurred_at > now()) AS planned,
    max(greatest(date_created, least(occurred_at, now()))) FILTER (WHERE type = 'note') AS noted
  FROM public.activities WHERE deal = one.id AND status <> 'cancelled') AS story ON true
WHERE deals.id = one.id`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(`SET LOCAL app.history = 'on'`);
    await trx.raw(`ALTER TABLE public.deal_stage_changes
      DROP CONSTRAINT IF EXISTS deal_stage_changes_cause_choice`);
    await trx.raw(`ALTER TABLE public.deal_stage_changes ADD CONSTRAINT deal_stage_changes_cause_choice
      CHECK (cause IN (${CAUSES.map((cause) => `'${cause}'`).join(', ')}))`);
    await trx.raw(TAKE_OVER);
    for (const statement of [COUNT, IS_MEETING, KEEP_FACTS, KEEP_TAKEN_OVER, DROP_REASON, RECORD]) {
      await trx.raw(statement);
    }
    await trx.raw(EVENTS);
    await trx.raw(TRIGGERS);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
