import { CURRENCY, column, type Figure } from './figure.ts';
import { readPipelineValue } from './store/pipeline-value.ts';

/** What is in play now, stage by stage. */
export const pipelineValue: Figure = {
  tables: ['deals', 'deal_stages'],
  columns: () => [
    column('label', 'text', ['Étape', 'Stage']),
    CURRENCY,
    column('count', 'count', ['Affaires', 'Deals']),
    column('sum', 'cents', ['Montant HT', 'Amount excl. tax']),
    column('weighted', 'cents', ['Pondéré HT', 'Weighted excl. tax']),
  ],
  read: ({ asker, question }) => readPipelineValue(asker, question),
};
