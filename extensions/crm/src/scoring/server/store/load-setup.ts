import type { ScoreModel } from '@ia/core/scoring/score-by-model';
import type { ScoringSetup } from '@ia/core/scoring/score-lead';
import { parseScoringRule, type ScoringRule } from '@ia/core/scoring/scoring-rule';
import type { Knex } from 'knex';
import { z } from 'zod';

const number = z.number();
const modelShape = z.object({
  intercept: number,
  columns: z.array(
    z.object({
      feature: z.string(),
      category: z.string().nullable(),
      mean: number,
      scale: number,
      coefficient: number,
    }),
  ),
});

/** The weights in use, in their order; what each may be was checked when it was written. */
export async function loadRules(knex: Knex): Promise<ScoringRule[]> {
  const rows = await knex('scoring_rules')
    .where({ is_active: true })
    .orderBy([{ column: 'sort', nulls: 'last' }, 'id'])
    .select('*');
  return rows.map(parseScoringRule);
}

/** How scores are computed now. */
export async function loadSetup(knex: Knex): Promise<ScoringSetup> {
  const [rules, model] = await Promise.all([loadRules(knex), loadActiveModel(knex)]);
  return { rules, model };
}

async function loadActiveModel(knex: Knex): Promise<ScoreModel | null> {
  const row = await knex('scoring_models').where({ status: 'active' }).first('model');
  return row ? modelShape.parse(row.model) : null;
}
