import type { Knex } from 'knex';
import type { Scoring, ShownTraining } from '../../contract.ts';

type TrainingRow = Omit<ShownTraining, 'trained_at'> & { readonly trained_at: Date };

/** How scores are computed today, and what the last trainings came to, newest first. */
export async function presentScoring(
  knex: Knex,
): Promise<Omit<Scoring, 'trainings'> & { readonly trainings: readonly TrainingRow[] }> {
  const [trainings, [weights], waiting] = await Promise.all([
    knex('scoring_models')
      .orderBy('trained_at', 'desc')
      .limit(5)
      .select<TrainingRow[]>(
        'id',
        'trained_at',
        'status',
        'reason',
        'examples',
        'converted',
        'held_out',
        knex.raw('auc::float8 AS auc'),
        knex.raw('rules_auc::float8 AS rules_auc'),
      ),
    knex('scoring_rules').where({ is_active: true }).select(knex.raw('count(*)::int AS count')),
    isTrainingAsked(knex),
  ]);
  const isLearned = trainings.some(({ status }) => status === 'active');
  return {
    kind: isLearned ? 'model' : 'rules',
    weights: weights?.count ?? 0,
    is_training: waiting,
    trainings,
  };
}

const TRAINING_SUBJECT = '00000000-0000-4000-8000-0000000005c1';
const ASKED = 'scoring.training_asked';

/** A job learns again. */
export async function askForTraining(knex: Knex, user: string): Promise<void> {
  await knex.raw(
    `SELECT platform.emit_event(?, NULL, 'scoring_models', ?::uuid, '{}'::jsonb, ?::uuid)`,
    [ASKED, TRAINING_SUBJECT, user],
  );
}

/** Asked for, and nothing learnt since. */
async function isTrainingAsked(knex: Knex): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: { waits: boolean }[] }>(
    `SELECT EXISTS (SELECT FROM outbox_events
       WHERE type = ? AND subject = ?::uuid AND status <> 'failed' AND occurred_at >
         coalesce((SELECT max(trained_at) FROM scoring_models), '-infinity')
         AND occurred_at > now() - interval '10 minutes') AS waits`,
    [ASKED, TRAINING_SUBJECT],
  );
  return rows[0]?.waits ?? false;
}
