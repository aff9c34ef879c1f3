import { addChecks, quoted } from './lib/checks.mjs';

/**
 * A proposal sent and an audit delivered name the file that was handed over and who received it; the
 * line that says so is written by the route of milestones alone, and stays as it was recorded. What
 * was recorded by mistake is withdrawn with a reason. The rules are in
 * packages/core/src/pipeline/decide-milestone.ts and withdraw-milestone.ts.
 */

const MILESTONES = ['proposal_sent', 'audit_delivered', 'audit_validated'];

/** What a later correction would make untrue; `body` is the seller's own words and stays theirs. */
const KEPT = `deal account contact attachment occurred_at type subject status visibility
  withdrawn_at withdrawal_reason`.split(/\s+/);

/**
 * What a foreign key does to a line (its contact erased, its file deleted) is no correction: it comes
 * from a trigger of the database, one level deeper.
 */
const KEEP = `
CREATE FUNCTION platform.keep_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text;
BEGIN
  IF current_setting('app.milestone', true) = 'on' THEN
    IF TG_OP = 'INSERT' AND NEW.milestone IN ('proposal_sent', 'audit_delivered')
      AND (NEW.attachment IS NULL OR NEW.contact IS NULL) THEN
      PERFORM public.refuse_write('VALUE_REQUIRED',
        CASE WHEN NEW.attachment IS NULL THEN 'attachment' ELSE 'contact' END);
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF pg_trigger_depth() > 1 THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP = 'DELETE' THEN
    PERFORM public.refuse_write('MILESTONE_KEPT', 'milestone');
  ELSIF TG_OP = 'INSERT' OR OLD.milestone IS DISTINCT FROM NEW.milestone THEN
    PERFORM public.refuse_write('MILESTONE_KEPT', 'milestone');
  END IF;
  SELECT field INTO changed FROM unnest(ARRAY[${quoted(KEPT)}]) AS field
    WHERE to_jsonb(OLD) -> field IS DISTINCT FROM to_jsonb(NEW) -> field LIMIT 1;
  IF changed IS NOT NULL THEN
    PERFORM public.refuse_write('MILESTONE_KEPT', changed);
  END IF;
  RETURN NEW;
END $$`;

const SILENT = `current_setting('app.history', true) IS DISTINCT FROM 'on'`;

/** As before, but silent when a withdrawal leaves the deal with an earlier proposal. */
const TELL = `
CREATE OR REPLACE TRIGGER deals_proposal_event AFTER UPDATE ON public.deals FOR EACH ROW
  WHEN (NEW.proposal_sent_at IS NOT NULL AND ${SILENT}
    AND (OLD.proposal_sent_at IS NULL OR NEW.proposal_sent_at > OLD.proposal_sent_at))
  EXECUTE FUNCTION platform.tell_milestone('proposal.sent')`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await addChecks(trx, [
      ['activities', 'milestone_choice', `milestone IN (${quoted(MILESTONES)})`],
      [
        'activities',
        'withdrawal_reason_required',
        `(withdrawn_at IS NULL) = (withdrawal_reason IS NULL)`,
      ],
    ]);
    await trx.raw(KEEP);
    await trx.raw(`CREATE TRIGGER activities_keep_new_milestone BEFORE INSERT ON public.activities
      FOR EACH ROW WHEN (NEW.milestone IS NOT NULL OR NEW.withdrawn_at IS NOT NULL)
      EXECUTE FUNCTION platform.keep_milestone()`);
    await trx.raw(`CREATE TRIGGER activities_keep_milestone BEFORE UPDATE ON public.activities
      FOR EACH ROW WHEN (OLD.milestone IS NOT NULL OR NEW.milestone IS NOT NULL
        OR NEW.withdrawn_at IS NOT NULL)
      EXECUTE FUNCTION platform.keep_milestone()`);
    await trx.raw(`CREATE TRIGGER activities_keep_milestone_line BEFORE DELETE ON public.activities
      FOR EACH ROW WHEN (OLD.milestone IS NOT NULL) EXECUTE FUNCTION platform.keep_milestone()`);
    await trx.raw(TELL);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
