import { type Training, trainScore } from '@ia/core/scoring/train-score';
import { recordAudit } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { loadKnownLeads } from './store/load-scored-leads.ts';
import { loadRules } from './store/load-setup.ts';
import { replaceModel } from './store/models.ts';

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
    await replaceModel(trx, { ...rowOf(training), trained_at: now });
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
