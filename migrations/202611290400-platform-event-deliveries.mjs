/**
 * What became of an event at each of those it is for: how often it was tried, what they answered. The
 * queue forgets its jobs after a week; this stays as long as the event.
 */
const DELIVERIES = `
  CREATE TABLE IF NOT EXISTS platform.event_deliveries (
    event uuid NOT NULL REFERENCES public.outbox_events (id) ON DELETE CASCADE,
    target text NOT NULL CHECK (length(target) BETWEEN 1 AND 100),
    status text NOT NULL CHECK (status IN ('done', 'retrying', 'failed')),
    attempts integer NOT NULL DEFAULT 1 CHECK (attempts >= 1),
    response_code integer CHECK (response_code BETWEEN 100 AND 599),
    excerpt text CHECK (length(excerpt) <= 1000),
    tried_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (event, target)
  );
  CREATE INDEX IF NOT EXISTS outbox_events_by_time
    ON public.outbox_events (occurred_at DESC, id);
  CREATE INDEX IF NOT EXISTS outbox_events_by_state_and_time
    ON public.outbox_events (status, occurred_at DESC, id);
`;

export async function up(knex) {
  await knex.raw(DELIVERIES);
}

export async function down() {
  throw new Error('Migrations go forward only.');
}
