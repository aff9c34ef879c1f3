import { expect, test } from 'vitest';
import { type CsvColumn, cellOf, csvOf, textRowsOf } from './csv-export.ts';

const columns: readonly CsvColumn[] = [
  { header: 'Affaire', field: 'name', kind: 'text' },
  { header: 'Montant HT', field: 'amount', kind: 'cents' },
  { header: 'Clôture prévue', field: 'closes_on', kind: 'day' },
  { header: 'Échéance', field: 'due_at', kind: 'moment' },
  { header: 'En retard', field: 'is_late', kind: 'flag' },
];

async function* pagesOf(...pages: readonly (readonly Record<string, unknown>[])[]) {
  yield* pages;
}

async function fileOf(...pages: readonly (readonly Record<string, unknown>[])[]): Promise<string> {
  const words = { yes: 'oui', no: 'non' };
  const parts = [];
  for await (const part of csvOf(
    textRowsOf({ name: 'x', columns, words, pages: pagesOf(...pages) }),
  )) {
    parts.push(part);
  }
  return parts.join('');
}

test('a French spreadsheet reads the amounts, the days and the accents', async () => {
  const deal = {
    name: 'Refonte « Été »',
    amount: '123450',
    closes_on: '2026-12-31',
    due_at: '2026-07-01T22:30:00Z',
    is_late: true,
  };
  expect(await fileOf([deal], [{ ...deal, amount: 5, is_late: false, due_at: null }])).toBe(
    '\uFEFFAffaire;Montant HT;Clôture prévue;Échéance;En retard\r\n' +
      'Refonte « Été »;1234,50;31/12/2026;02/07/2026 00:30;oui\r\n' +
      'Refonte « Été »;0,05;31/12/2026;;non\r\n',
  );
});

test.each(['=1+1', '+33 6 12', '-2', '@SUM(A1)', '\tx', '\rx', '＝1'])(
  'a cell starting like %j is text, never a formula',
  async (name) => {
    const [, line = ''] = (await fileOf([{ name }])).split(/\r\n/);
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

test('separators, quotes and line ends stay inside their cell', async () => {
  const [, ...rest] = (await fileOf([{ name: 'a;b "c"\nd' }])).split('\r\n');
  expect(rest.join('')).toBe('"a;b ""c""\nd";;;;');
});

test('a number has a decimal comma', () => {
  const words = { yes: 'oui', no: 'non' };
  expect(cellOf('1.50', 'number', words)).toBe('1,5');
  expect(cellOf('19.0000000000', 'number', words)).toBe('19');
  expect(cellOf(100, 'number', words)).toBe('100');
  expect(cellOf(42, 'number', words)).toBe('42');
});

test('nothing to tell is a file with its header', async () => {
  expect(await fileOf()).toBe('\uFEFFAffaire;Montant HT;Clôture prévue;Échéance;En retard\r\n');
});
