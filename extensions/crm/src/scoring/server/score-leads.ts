import { type ScoringSetup, scoreLead } from '@ia/core/scoring/score-lead';
import type { Knex } from 'knex';
import { loadScoredLeads } from './store/load-scored-leads.ts';
import { loadSetup } from './store/load-setup.ts';
import { saveScores } from './store/save-scores.ts';
import { takeWaiting } from './store/score-lines.ts';

/** Leads scored in one transaction: three statements, a few hundred kilobytes. */
const BATCH = 1_000;

/** Scores the leads that wait, batch by batch, until none does. */
export async function scoreWaiting(knex: Knex, now: () => Date): Promise<void> {
  const setup = await loadSetup(knex);
  for (;;) {
    const taken = await knex.transaction(async (trx) => {
      const leads = await takeWaiting(trx, BATCH);
      if (leads.length > 0) await scoreLeads(trx, leads, { setup, now: now() });
      return leads.length;
    });
    if (taken === 0) return;
  }
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
  await saveScores(trx, scored, now);
}
