import { expect, test } from 'vitest';
import { figureRequests, readLines, readMonths, totalsOf } from './finance-figures.ts';

const group = (
  currency: string,
  month: number | null,
  gross: string,
  paid: string,
  count: string,
) => ({
  currency,
  due_on_year: month && 2026,
  due_on_month: month,
  sum: { gross_amount: gross, paid_amount: paid },
  count: { id: count },
});

test('what is to be collected is the rest due, by month and in each currency', () => {
  const months = readMonths('to-collect', [
    group('EUR', 12, '100000', '0', '1'),
    group('EUR', null, '500', '0', '1'),
    group('EUR', 11, '644400', '322200', '2'),
    group('USD', 11, '7000', '0', '1'),
  ]);
  expect(months.map(({ month, cents }) => [month, cents])).toEqual([
    ['2026-11', 322_200],
    ['2026-11', 7000],
    ['2026-12', 100_000],
    [null, 500],
  ]);
  expect(totalsOf(months)).toEqual([
    { currency: 'EUR', cents: 422_700, count: 4 },
    { currency: 'USD', cents: 7000, count: 1 },
  ]);
});

test('a line of a partly paid invoice tells its rest, its number whole', () => {
  const row = {
    ...{ id: 'i', number: 'FA-2026-0031', due_on: '2026-12-02', currency: 'EUR' },
    ...{ gross_amount: '644400', paid_amount: '322200', account: { name: 'Carlier' } },
  };
  expect(readLines('late', [row])).toEqual([
    {
      ...{ to: '/content/invoices/i', number: 'FA-2026-0031', account: 'Carlier' },
      ...{ day: '2026-12-02', amount: { cents: 322_200, currency: 'EUR' } },
    },
  ]);
});

test('a figure that stands alone asks for no line', () => {
  const today = '2026-11-29';
  expect(figureRequests({ figure: 'received', isTotal: true, today }).lines).toBeNull();
  expect(figureRequests({ figure: 'late', isTotal: false, today }).lines).toMatchObject({
    filter: { _and: expect.arrayContaining([{ due_on: { _lt: today } }]) },
    limit: 12,
  });
});
