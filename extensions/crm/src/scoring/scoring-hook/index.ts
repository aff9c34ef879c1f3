import { assertNoScore } from '@ia/core/scoring/decide-override';
import { parseScoringRule } from '@ia/core/scoring/scoring-rule';
import {
  type Hook,
  JOBS_FILTER,
  type JobHandler,
  type Row,
  refusingClearly,
} from '@ia/directus-kit';
import { checkRuleChanges } from '../server/check-rule-changes.ts';
import {
  ageingJob,
  scoreJob,
  trainingJob,
  unscoredJob,
  weeklyTrainingJob,
} from '../server/scoring-jobs.ts';

/** Weights are checked and scores kept from other hands on every write that goes through Directus. */
const hook: Hook = ({ filter }, { services }) => {
  filter<Row>('scoring_rules.items.create', (payload) =>
    refusingClearly('scoring_rules', () => {
      parseScoringRule(payload);
      return payload;
    }),
  );
  filter<Row>('scoring_rules.items.update', (payload, meta, context) =>
    refusingClearly('scoring_rules', () =>
      checkRuleChanges(services, context, { payload, keys: meta.keys }),
    ),
  );
  for (const action of ['create', 'update'] as const) {
    filter<Row>(`leads.items.${action}`, (payload) =>
      refusingClearly('leads', () => {
        assertNoScore(payload);
        return payload;
      }),
    );
  }
  filter<JobHandler[]>(JOBS_FILTER, (jobs) => [
    ...jobs,
    scoreJob,
    unscoredJob,
    ageingJob,
    trainingJob,
    weeklyTrainingJob,
  ]);
};

export default hook;
