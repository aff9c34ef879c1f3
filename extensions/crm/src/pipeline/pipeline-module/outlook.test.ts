import { expect, it } from 'vitest';
import { noFilters } from '../app/board-filters.ts';
import { outlookItems, outlookParams, outlookPeriod } from './outlook.ts';

const words = { value: 'Pipeline', forecast: 'Prévision {month}' };

it('the head of the board says what is in play and what two months may bring, currencies apart', () => {
  const pipeline = [
    { currency: 'EUR', sum: '100000' },
    { currency: 'USD', sum: '50000' },
    { currency: 'EUR', sum: '20000' },
  ];
  const forecast = [
    { month: '2026-11', currency: 'EUR', weighted: '30000' },
    { month: '2026-11', currency: 'USD', weighted: '0' },
    { month: '2026-12', currency: 'EUR', weighted: '0' },
    { month: '2026-12', currency: 'USD', weighted: '1000' },
  ];
  const items = outlookItems(pipeline, forecast, { words, locale: 'fr' });
  expect(items.map(({ title, value }) => `${title} : ${value}`.replace(/\s/g, ' '))).toEqual([
    'Pipeline : 1 200 € + 500 $US',
    'Prévision nov. 2026 : 300 €',
    'Prévision déc. 2026 : 10 $US',
  ]);
});

it('is silent when the board is narrowed by what the figures do not know', () => {
  expect(outlookParams(noFilters)).toEqual({});
  expect(outlookParams({ ...noFilters, owners: ['me'] })).toEqual({ owner: 'me' });
  expect(outlookParams({ ...noFilters, late: true })).toBeNull();
  expect(outlookParams({ ...noFilters, text: 'audit' })).toBeNull();
});

it('goes from today to the next month, over the year’s end too', () => {
  expect(outlookPeriod('2026-12-31')).toEqual({ from: '2026-12-31', to: '2027-01-01' });
});
