import { addChoice } from './lib/checks.mjs';

/** A meeting nobody came to was not held: it counts for its deal no more than one that was cancelled. */
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
    FROM public.activities WHERE deal = counted AND status NOT IN ('cancelled', 'no_show')) AS facts
  WHERE id = counted AND (last_meeting_at, next_meeting_at, last_note_at)
    IS DISTINCT FROM (facts.held, facts.planned, facts.noted);
END $$`;

const IS_MEETING = `
CREATE OR REPLACE FUNCTION platform.is_meeting(activity jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(activity ->> 'type' = 'meeting'
    AND activity ->> 'status' NOT IN ('cancelled', 'no_show')
    AND activity ->> 'deal' IS NOT NULL, false)
$$`;

/** What was told last of who came counts, in whatever order it is delivered. */
const BOOKINGS = `
ALTER TABLE platform.calendly_invitees
  ADD COLUMN IF NOT EXISTS no_show boolean NOT NULL DEFAULT false,
  ADD COLUMN IF NOT EXISTS no_show_told_at timestamptz`;

export async function up(knex) {
  await knex.transaction(async (trx) => {
    await addChoice(trx, 'activities', 'status', 'no_show');
    await trx.raw(COUNT);
    await trx.raw(IS_MEETING);
    await trx.raw(BOOKINGS);
  });
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
