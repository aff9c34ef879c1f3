/**
 * The note that lets a deal leave RDV is written by somebody who was there. What a form brought and
 * what the platform sent are of the story, not of the meeting.
 */
const COUNT = `
CREATE OR REPLACE FUNCTION platform.count_deal_facts(counted uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM public.deals WHERE id = counted FOR NO KEY UPDATE;
  UPDATE public.deals SET last_meeting_at = facts.held, next_meeting_at = facts.planned,
      last_note_at = facts.noted
  FROM (SELECT
      max(occurred_at) FILTER (WHERE type = 'meeting' AND occurred_at <= clock_timestamp()) AS held,
      min(occurred_at) FILTER (WHERE type = 'meeting' AND occurred_at > clock_timestamp()) AS planned,
      max(greatest(date_created, least(occurred_at, clock_timestamp())))
        FILTER (WHERE type = 'note' AND coalesce(origin, '') NOT IN ('webhook', 'system')) AS noted
    FROM public.activities WHERE deal = counted AND status <> 'cancelled') AS facts
  WHERE id = counted AND (last_meeting_at, next_meeting_at, last_note_at)
    IS DISTINCT FROM (facts.held, facts.planned, facts.noted);
END $$`;

const RECOUNT = `
DO $$ DECLARE touched uuid; BEGIN
  FOR touched IN SELECT DISTINCT deal FROM public.activities
    WHERE type = 'note' AND origin IN ('webhook', 'system') AND deal IS NOT NULL
  LOOP PERFORM platform.count_deal_facts(touched); END LOOP;
END $$`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await trx.raw(COUNT);
    await trx.raw(RECOUNT);
  });
}

export async function down() {
  throw new Error('Migrations only go forward.');
}
