import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { archive } from '../../packages/importer/cases/archive.ts';
import type { ImportDatabase } from './import-database.ts';
import { openImportDatabase } from './import-database.ts';
import { day, formula, number, text, workbook } from './workbook.ts';

const HEADER = [
  'account_id',
  'account_name',
  'sector',
  'year_established',
  'revenue',
  'employees',
  'office_location',
].map(text);

let database: ImportDatabase;
beforeAll(async () => {
  database = await openImportDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.client.query('delete from accounts'));

const row = (id: string, changes: Partial<Record<'name' | 'revenue' | 'sector', string>> = {}) => [
  text(id),
  changes.name ?? text('Été &amp; Fils'),
  changes.sector ?? text('Énergie'),
  number('1998'),
  changes.revenue ?? number('1234.5'),
  number('12'),
  text('Orléans'),
];
const accounts = () =>
  database.rows('select name, sector, founded_year, annual_revenue, city from accounts');

describe('a workbook', () => {
  test('is read as a person sees it: text, numbers, and numbers with a float’s noise', async () => {
    const noisy = row('A2', { name: text('Deux'), revenue: number('0.30000000000000004') });
    const book = workbook({ Comptes: [HEADER, row('A1'), noisy] });
    const report = await database.loadText('accounts', book);
    expect(report.counts).toMatchObject({ created: 2, rejected: 0 });
    expect(await accounts()).toEqual([
      {
        name: 'Été & Fils',
        sector: 'Énergie',
        founded_year: 1998,
        annual_revenue: '123450',
        city: 'Orléans',
      },
      expect.objectContaining({ name: 'Deux', annual_revenue: '30' }),
    ]);
  });

  test('gives the stored result of a formula, and never computes; text that looks like one is text', async () => {
    const book = workbook({
      Comptes: [
        HEADER,
        row('A1', { name: formula('CONCATENATE("a","b")', 'ab'), sector: text('=1+1') }),
      ],
    });
    await database.loadText('accounts', book);
    expect(await accounts()).toEqual([expect.objectContaining({ name: 'ab', sector: '=1+1' })]);
  });

  test('keeps its days as days', async () => {
    await database.loadText('accounts', workbook({ C: [HEADER, row('A1')] }));
    const header =
      'opportunity_id,account_id,product_id,sales_agent,deal_stage,engage_date,close_date,deal_value';
    const cells = ['D1', 'A1', '', 'x', 'Proposal'].map(text);
    const book = workbook({
      Affaires: [header.split(',').map(text), [...cells, day(46032), day(46203), number('5')]],
    });
    const report = await database.loadText('sales_pipeline', book);
    expect(report.counts).toMatchObject({ created: 1 });
    expect(
      await database.rows('select opened_on::text, expected_close_on::text from deals'),
    ).toEqual([{ opened_on: '2026-01-10', expected_close_on: '2026-06-30' }]);
    await database.client.query('delete from deals');
  });

  test('takes nothing from a record by the error of a formula, and names its cell', async () => {
    await database.loadText('accounts', workbook({ C: [HEADER, row('A1'), row('A2')] }));
    const error = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    const changed = row('A1', { revenue: error, sector: text('Santé') });
    const unnamed = row('A2', { name: error });
    const report = await database.loadText('accounts', workbook({ C: [HEADER, changed, unnamed] }));
    expect(report.counts).toMatchObject({ updated: 1, rejected: 1 });
    expect(report.remarks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ column: 'revenue', code: 'CELL_ERROR', value: '#DIV/0!' }),
        expect.objectContaining({ column: 'account_name', code: 'CELL_ERROR', value: '#DIV/0!' }),
      ]),
    );
    expect(await accounts()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ sector: 'Santé', annual_revenue: '123450' }),
        expect.objectContaining({ name: 'Été & Fils', sector: 'Énergie' }),
      ]),
    );
  });

  test('is read at the sheet that was chosen', async () => {
    const book = workbook({ Notes: [[text('rien')]], 'R&amp;D': [HEADER, row('A1')] });
    const run = await database.start('accounts', book, { settings: { sheet: 'R&D' } });
    expect(await run.preview()).toMatchObject({ status: 'previewed', counts: { created: 1 } });
    expect(await run.apply()).toMatchObject({ status: 'succeeded', counts: { created: 1 } });
  });

  test.each([
    ['inflates to far more than it weighs', bomb(), 'XLSX_UNREADABLE'],
    [
      'says it is smaller than it is',
      workbook({ C: [HEADER] }, [
        { name: 'xl/media/a.xml', content: 'x'.repeat(100_000), declared: 10 },
      ]),
      'XLSX_UNREADABLE',
    ],
    [
      'is encrypted',
      workbook({ C: [HEADER] }, [{ name: 'a', content: 'a', flags: 1 }]),
      'XLSX_UNREADABLE',
    ],
    ['is cut short', workbook({ C: [HEADER, row('A1')] }).subarray(0, 500), 'XLSX_UNREADABLE'],
    ['is an archive of something else', archive([{ name: 'a.txt', content: 'a' }]), 'FILE_TYPE'],
    [
      'has thousands of parts',
      workbook(
        { C: [HEADER] },
        Array.from({ length: 2100 }, (_, at) => ({ name: `p${at}`, content: '' })),
      ),
      'XLSX_UNREADABLE',
    ],
    ['has a password, or is of another age', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_TYPE'],
    ['has a sheet without a header', workbook({ C: [] }), 'FILE_EMPTY'],
  ])('that %s is refused, and nothing is written', async (_case, bytes, code) => {
    await expect(database.loadText('accounts', bytes)).rejects.toMatchObject({ code });
    expect(await accounts()).toEqual([]);
  });
});

/** Ten kilobytes that become a hundred megabytes. */
function bomb(): Buffer {
  return workbook({ C: [HEADER] }, [
    { name: 'xl/worksheets/sheet2.xml', content: Buffer.alloc(100 * 1_048_576) },
  ]);
}
