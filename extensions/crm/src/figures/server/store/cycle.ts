import { sql } from '@ia/directus-kit/sql/sql';
import { column, type Figure } from '../figure.ts';
import { readRows, whose } from './read-rows.ts';

/**
 * How many days the deals won in the period took, by the month they were won in. One whose days
 * contradict each other, or that has no opening day, is counted apart and in no average.
 */
export const cycle: Figure = {
  tables: ['deals', 'deal_stages'],
  columns: [
    column('month', 'month', ['Mois', 'Month']),
    column('won', 'count', ['Gagnées', 'Won']),
    column('median_days', 'days', ['Cycle médian (jours)', 'Median cycle (days)']),
    column('mean_days', 'days', ['Cycle moyen (jours)', 'Mean cycle (days)']),
    column('left_out', 'count', ['Sans dates sûres', 'Without sure dates']),
  ],
  read({ asker, question }) {
    const { from, to } = question;
    const body = sql`SELECT to_char(closed_on, 'YYYY-MM') AS month, count(*)::int AS won,
        round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days)::numeric * 100)::int AS median_days,
        round(avg(days) * 100)::int AS mean_days, count(*) FILTER (WHERE days IS NULL)::int AS left_out
      FROM (SELECT deals.closed_on, CASE WHEN deals.closed_on >= deals.opened_on
            THEN deals.closed_on - deals.opened_on END AS days
          FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
          WHERE deal_stages.type = 'won' AND deals.closed_on BETWEEN ${from}::date AND ${to}::date
            AND ${whose(question, asker)}) AS won
      GROUP BY 1 ORDER BY 1`;
    return readRows(asker, body);
  },
};
