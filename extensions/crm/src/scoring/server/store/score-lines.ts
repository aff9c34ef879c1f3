import type { Knex } from 'knex';

/**
 * Takes leads that wait for a score. Entries of changes not committed yet are not seen: their own
 * event has them looked at later.
 */
export async function takeWaiting(trx: Knex.Transaction, most: number): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { lead: string }[] }>(
    `DELETE FROM platform.lead_score_line WHERE id = ANY(ARRAY(
       SELECT id FROM platform.lead_score_line ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED))
     RETURNING lead`,
    [most],
  );
  return [...new Set(rows.map(({ lead }) => lead))];
}

/** Every open lead waits: the weights have changed, or a day has made engagement older. */
export async function askForAll(knex: Knex): Promise<void> {
  await knex.raw(`INSERT INTO platform.lead_score_line (lead)
    SELECT id FROM leads WHERE status IN ('new', 'contacted', 'qualified') AND score_override IS NULL`);
}

/** The leads an import has written wait. */
export async function askForRun(knex: Knex, run: string): Promise<void> {
  await knex.raw(
    `INSERT INTO platform.lead_score_line (lead)
     SELECT DISTINCT target_id FROM sync_rows
      WHERE run = ? AND outcome IN ('created', 'updated') AND target_id IS NOT NULL`,
    [run],
  );
}

/**
 * Leads written in silence outside of an import, such as the first ones of an installation. Those that
 * wait already wait once, and those of a run at work are asked for by its end; after an hour, longer
 * than any takes, its process must have died.
 */
export async function askForUnscored(knex: Knex): Promise<void> {
  await knex.raw(`INSERT INTO platform.lead_score_line (lead)
    SELECT id FROM leads
     WHERE score IS NULL
       AND NOT EXISTS (SELECT FROM platform.lead_score_line line WHERE line.lead = leads.id)
       AND coalesce(date_created < (
             SELECT min(began) FROM (
               SELECT coalesce(run.applied_at, run.started_at) AS began
                 FROM sync_runs run JOIN sync_mappings map ON map.id = run.mapping
                WHERE run.status = 'running' AND run.next_try_at IS NULL AND map.target = 'leads') at_work
              WHERE began > now() - interval '1 hour'), true)`);
}
