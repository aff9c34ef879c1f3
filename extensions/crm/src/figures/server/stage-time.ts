import { column, type Figure } from './figure.ts';
import { readStageTime } from './store/stage-time.ts';

/** How long deals stayed in each open stage, of the stays that ended within the period. */
export const stageTime: Figure = {
  tables: ['deals', 'deal_stages', 'deal_stage_changes'],
  columns: () => [
    column('label', 'text', ['Étape', 'Stage']),
    column('stays', 'count', ['Passages terminés', 'Stays ended']),
    column('median_days', 'days', ['Durée médiane (jours)', 'Median time (days)']),
    column('mean_days', 'days', ['Durée moyenne (jours)', 'Mean time (days)']),
  ],
  read: ({ asker, question }) => readStageTime(asker, question),
};
