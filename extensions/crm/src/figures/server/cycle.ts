import { column, type Figure } from './figure.ts';
import { readCycle } from './store/cycle.ts';

/**
 * How many days the deals won in the period took, by the month they were won in. One whose days
 * contradict each other, or that has no opening day, is counted apart and in no average.
 */
export const cycle: Figure = {
  tables: ['deals', 'deal_stages'],
  columns: () => [
    column('month', 'month', ['Mois', 'Month']),
    column('won', 'count', ['Gagnées', 'Won']),
    column('median_days', 'days', ['Cycle médian (jours)', 'Median cycle (days)']),
    column('mean_days', 'days', ['Cycle moyen (jours)', 'Mean cycle (days)']),
    column('left_out', 'count', ['Sans dates sûres', 'Without sure dates']),
  ],
  read: ({ asker, question }) => readCycle(asker, question),
};
