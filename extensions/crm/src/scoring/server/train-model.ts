import { type Training, trainScore } from '@ia/core/scoring/train-score';
import { recordAudit } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { loadKnownLeads } from './store/load-scored-leads.ts';
import { loadRules } from './store/load-setup.ts';

/** The newest leads say most of those to come, and fit in memory. */
const MOST_EXAMPLES = 50_000;

/**
 * Learns from the leads whose outcome is known and stores what came of it. The latest training
 * decides: its model goes into use, or none does and the rules score again.
 */
export async function trainModel(knex: Knex, now: Date): Promise<Training> {
  const [examples, rules] = await Promise.all([
    loadKnownLeads(knex, MOST_EXAMPLES),
    loadRules(knex),
  ]);
  const training = trainScore({ examples, rules, now });
  await knex.transaction(async (trx) => {
    // Two trainings at once: the second waits, then replaces the first.
    await trx.raw('LOCK TABLE scoring_models IN SHARE ROW EXCLUSIVE MODE');
    await trx('scoring_models').where({ status: 'active' }).update({ status: 'retired' });
    await trx('scoring_models').insert({ ...rowOf(training), trained_at: now });
    const { status, reason, auc, rulesAuc } = training;
    await recordAudit(trx, {
      action: 'scoring.trained',
      collection: 'scoring_models',
      data: { status, reason, auc, rules_auc: rulesAuc },
    });
  });
  return training;
}

function rowOf({ heldOut, rulesAuc, model, ...training }: Training) {
  return {
    id: crypto.randomUUID(),
    ...training,
    held_out: heldOut,
    rules_auc: rulesAuc,
    model: model && JSON.stringify(model),
  };
}
