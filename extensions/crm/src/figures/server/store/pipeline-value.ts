import { sql } from '@ia/directus-kit/sql/sql';
import { SUMS } from '../../../pipeline/server/store/card-sql.ts';
import { CURRENCY, column, type Figure } from '../figure.ts';
import { labelIn } from '../figure-question.ts';
import { readRows, whose } from './read-rows.ts';

/** What is in play now, stage by stage. */
export const pipelineValue: Figure = {
  tables: ['deals', 'deal_stages'],
  columns: [
    column('label', 'text', ['Étape', 'Stage']),
    CURRENCY,
    column('count', 'count', ['Affaires', 'Deals']),
    column('sum', 'cents', ['Montant HT', 'Amount excl. tax']),
    column('weighted', 'cents', ['Pondéré HT', 'Weighted excl. tax']),
  ],
  read: ({ asker, question }) =>
    readRows(
      asker,
      sql`SELECT label, currency, count::int, sum::text, weighted::text FROM (
          SELECT deal_stages.sort, ${labelIn('deal_stages', question.lang)} AS label,
            deals.currency, ${SUMS}
          FROM deals JOIN deal_stages ON deal_stages.key = deals.stage
          WHERE deal_stages.type = 'open' AND ${whose(question, asker)}
          GROUP BY 1, 2, 3) AS sums
        ORDER BY sort, currency`,
    ),
};
