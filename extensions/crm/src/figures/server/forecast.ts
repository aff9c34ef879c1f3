import { CURRENCY, column, type Figure } from './figure.ts';
import { readForecast } from './store/forecast.ts';

/**
 * What the open deals promise, by the month they are expected in, beside what was won in it. Every
 * month of the period has its line, once per currency in use.
 */
export const forecast: Figure = {
  tables: ['deals', 'deal_stages'],
  columns: () => [
    column('month', 'month', ['Mois', 'Month']),
    CURRENCY,
    column('open_count', 'count', ['Affaires attendues', 'Deals expected']),
    column('open_sum', 'cents', ['Montant attendu HT', 'Expected excl. tax']),
    column('weighted', 'cents', ['Prévision pondérée HT', 'Weighted forecast excl. tax']),
    column('won_count', 'count', ['Affaires gagnées', 'Deals won']),
    column('won_sum', 'cents', ['Gagné HT', 'Won excl. tax']),
  ],
  read: ({ asker, question }) => readForecast(asker, question),
};
