import { type ScoringSetup, scoreLead } from '@ia/core/scoring/score-lead';
import type { Knex } from 'knex';
import { loadScoredLeads } from './store/load-scored-leads.ts';
import { loadSetup } from './store/load-setup.ts';

/** Leads scored in one transaction: three statements, a few hundred kilobytes. */
const BATCH = 1_000;

/** Scores the leads that wait, batch by batch, until none does. */
export async function scoreWaiting(knex: Knex, now: () => Date): Promise<void> {
  const setup = await loadSetup(knex);
  for (;;) {
    const taken = await knex.transaction(async (trx) => {
      const leads = await takeWaiting(trx);
      if (leads.length > 0) await scoreLeads(trx, leads, { setup, now: now() });
      return leads.length;
    });
    if (taken === 0) return;
  }
}

/** Entries of changes not committed yet are not seen: their own event has them looked at later. */
async function takeWaiting(trx: Knex.Transaction): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { lead: string }[] }>(
    `DELETE FROM platform.lead_score_line WHERE id = ANY(ARRAY(
       SELECT id FROM platform.lead_score_line ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED))
     RETURNING lead`,
    [BATCH],
  );
  return [...new Set(rows.map(({ lead }) => lead))];
}

/** Computes and stores the scores of these leads, but for those set by hand or closed. */
export async function scoreLeads(
  trx: Knex.Transaction,
  leads: readonly string[],
  { setup, now }: { readonly setup: ScoringSetup; readonly now: Date },
): Promise<void> {
  const scored = (await loadScoredLeads(trx, leads, now)).map((lead) => {
    const { score, kind, lines } = scoreLead(lead, setup, now);
    return { id: lead.id, score, kind, lines };
  });
  if (scored.length === 0) return;
  await trx.raw(
    `UPDATE leads SET score = given.score, score_kind = given.kind, scored_at = ?,
            score_explanation = given.lines
       FROM json_to_recordset(?::json) AS given(id uuid, score integer, kind text, lines json)
      WHERE leads.id = given.id`,
    [now.toISOString(), JSON.stringify(scored)],
  );
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

/** Leads written in silence outside of an import, such as the first ones of an installation. */
export async function askForUnscored(knex: Knex): Promise<void> {
  await knex.raw(`INSERT INTO platform.lead_score_line (lead)
    SELECT id FROM leads WHERE score IS NULL`);
}
