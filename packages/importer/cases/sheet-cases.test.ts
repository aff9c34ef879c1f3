import { readFileSync } from 'node:fs';
import { normalisePhone } from '@ia/core/contacts/normalise-phone';
import type { Mapping } from '@ia/core/imports';
import { type StoredCell, writeSheet } from '@ia/importer';
import { describe, expect, test } from 'vitest';
import { caseFile, mappingOf, readCase } from './read-case.ts';

interface SheetCase {
  readonly header: readonly string[];
  readonly rows: readonly (readonly StoredCell[])[];
}

const readJson = (name: string): unknown => JSON.parse(readFileSync(caseFile(name), 'utf8'));

async function readSheet({ header, rows }: SheetCase, mapping: Mapping) {
  async function* pages() {
    yield rows;
  }
  const sheet = await writeSheet({ header, pages: pages() }, mapping);
  try {
    return await readCase(sheet.path, mapping, undefined, sheet.isGrid);
  } finally {
    await sheet.close();
  }
}

const LEADS = mappingOf('Réf', {
  Nom: { field: 'last_name', as: 'text', required: true },
  Téléphone: { field: 'phone', as: 'phone' },
  Montant: { field: 'amount', as: 'amount', unit: 'unit' },
});

test('rows prepared with unticked boxes are blank lines', async () => {
  const mapping = mappingOf('Réf', {
    Nom: { field: 'last_name', as: 'text', required: true },
    Rappelé: { field: 'called', as: 'boolean' },
  });
  const { file, rows } = await readSheet(readJson('19.json') as SheetCase, mapping);
  expect(rows.map(({ values, isRejected }) => [values, isRejected])).toEqual([
    [{ last_name: 'Lenoir', called: true }, false],
  ]);
  expect(file.remarks).toContainEqual(expect.objectContaining({ code: 'BLANK_LINES', value: '3' }));
});

test('errors that arrive as text are no values', async () => {
  const { rows } = await readSheet(readJson('53.json') as SheetCase, LEADS);
  expect(rows.map(({ isRejected }) => isRejected)).toEqual([true, true, true]);
  const codes = rows.map(({ remarks }) => remarks.map(({ column, code }) => `${column} ${code}`));
  expect(codes).toEqual([
    ['Nom CELL_ERROR', 'Nom VALUE_REQUIRED', 'Téléphone CELL_ERROR'],
    ['Nom CELL_ERROR', 'Nom VALUE_REQUIRED'],
    ['Nom CELL_ERROR', 'Nom VALUE_REQUIRED', 'Montant CELL_ERROR'],
  ]);
});

describe('a cell that says it has no value', () => {
  test.each([
    '#REF!',
    '#N/A',
    '#n/a',
    '#NOM?',
    '#VALEUR!',
    '#DIV/0!',
    '#NUL!',
    '#NOMBRE!',
    '#SPILL!',
    '#ERROR!',
    '#NAME?',
    '#VALUE!',
    '#NUM!',
    '#NULL!',
    '#CALC!',
    'Loading...',
    'Loading…',
    'Chargement…',
    'Chargement en cours...',
    '#####',
    'Err:502',
    '  #REF!  ',
    '#NOM ?',
    '#DIV/0\u00a0!',
    'NULL',
    '\\N',
    'nan',
    'undefined',
  ])('%s', async (cell) => {
    const sheet = {
      header: ['Réf', 'Nom', 'Téléphone', 'Montant'],
      rows: [['R1', 'Lenoir', cell, 12]],
    };
    const { rows } = await readSheet(sheet, LEADS);
    expect(rows[0]?.values).toEqual({ last_name: 'Lenoir', phone: null, amount: 1200 });
    expect(rows[0]).toMatchObject({ unread: ['phone'], isRejected: false });
    expect(rows[0]?.remarks.map(({ code }) => code)).toEqual(['CELL_ERROR']);
  });

  test.each(['#1 Conseil', '#', 'Chargement du camion', '# REF', 'Loading Dock', 'Null', 'Nan'])(
    '%s is a name',
    async (name) => {
      const sheet = { header: ['Réf', 'Nom', 'Téléphone', 'Montant'], rows: [['R1', name, '', 1]] };
      const { rows } = await readSheet(sheet, LEADS);
      expect(rows[0]).toMatchObject({ isRejected: false, values: { last_name: name } });
    },
  );

  test('as the key of its row rejects it', async () => {
    const sheet = {
      header: ['Réf', 'Nom', 'Téléphone', 'Montant'],
      rows: [['#N/A', 'Lenoir', '', 1]],
    };
    const { rows } = await readSheet(sheet, LEADS);
    expect(rows[0]).toMatchObject({ isRejected: true, externalId: null });
  });

  test('is a value where the mapping says what it means', async () => {
    const mapping = mappingOf(
      'Réf',
      { Étape: { field: 'stage', as: 'choice', values: 'stages' } },
      { stages: { '#N/A': 'none' } },
    );
    const { rows } = await readSheet({ header: ['Réf', 'Étape'], rows: [['R1', '#N/A']] }, mapping);
    expect(rows[0]).toMatchObject({ values: { stage: 'none' }, unread: [] });
  });
});

test('numbers of a sheet are known from texts: they never read two ways', async () => {
  const header = ['Réf', 'Nom', 'Téléphone', 'Montant'];
  const rows = [
    ['R1', 'Lenoir', 612345678, 119.988],
    ['R2', 'Martin', 692123456, 1234.5],
    ['R3', 'Petit', '', '1.234'],
  ];
  const { rows: read } = await readSheet({ header, rows }, LEADS);
  expect(read.map(({ values }) => [values.phone, values.amount])).toEqual([
    ['+33612345678', 11999],
    ['+262692123456', 123450],
    [null, null],
  ]);
  expect(read.map(({ isRejected }) => isRejected)).toEqual([false, false, true]);
});

test('phone numbers in their many spellings are understood', () => {
  const cases = readJson('21.json') as readonly {
    readonly input: string;
    readonly right: string;
  }[];
  for (const { input, right } of cases) expect(normalisePhone(input)).toBe(right);
});
