import { expect, it } from 'vitest';
import { cellText, columnsShown } from '../app/figure-text.ts';
import { addressOf, figureOf } from './figure-question.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const column = (
  field: string,
  kind: 'text' | 'cents' | 'share' | 'days' | 'month' | 'currency',
) => ({
  field,
  kind,
  title: field,
});

it('a panel asks for its figure, the forecast as far ahead as back', () => {
  expect(addressOf({ figure: 'win-rate-source', owner: 'me', period: 30 }, NOW, 'fr')).toEqual({
    path: '/crm/figures/win-rate',
    params: { owner: 'me', by: 'source', from: '2026-10-25', to: '2026-11-23', lang: 'fr' },
  });
  expect(addressOf({ figure: 'forecast', period: 90 }, NOW, 'en')).toEqual({
    path: '/crm/figures/forecast',
    params: { from: '2026-08-25', to: '2027-02-21', lang: 'en' },
  });
  expect(figureOf({ figure: 'unheard of' })).toBe('forecast');
});

it('cells are written as people read them', () => {
  const row = {
    label: null,
    sum: '123456',
    currency: 'USD',
    rate: 4532,
    days: 1250,
    month: '2026-11',
  };
  const plain = (text: string) => text.replace(/\s/g, ' ');
  expect(plain(cellText(row, column('sum', 'cents'), 'fr'))).toBe('1 235 $US');
  expect(plain(cellText(row, column('rate', 'share'), 'fr'))).toBe('45,3 %');
  expect(plain(cellText(row, column('days', 'days'), 'fr'))).toBe('12,5 j');
  expect(cellText(row, column('month', 'month'), 'fr')).toBe('nov. 2026');
  expect(cellText(row, column('label', 'text'), 'fr')).toBe('Non précisé');
  expect(cellText(row, column('gone', 'days'), 'fr')).toBe('—');
});

it('the currency has a column where there are several', () => {
  const columns = [column('currency', 'currency'), column('weighted', 'cents')];
  const answer = { columns, rows: [{ currency: 'EUR' }, { currency: 'EUR' }] };
  expect(columnsShown(answer)).toEqual([columns[1]]);
  const mixed = { ...answer, rows: [{ currency: 'EUR' }, { currency: 'USD' }] };
  expect(columnsShown(mixed)).toEqual(columns);
});
