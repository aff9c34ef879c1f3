import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { archive, type Part } from './archive.ts';
import { caseFile, mappingOf, readCase } from './read-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DEALS = mappingOf('Identifiant', {
  Nom: { field: 'name', as: 'text', required: true },
  Montant: { field: 'amount', as: 'amount', unit: 'unit' },
  Le: { field: 'opened_on', as: 'date', format: 'dmy' },
  Proba: { field: 'probability', as: 'integer' },
});

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Tab {
  readonly name: string;
  readonly rows: string;
  readonly state?: string;
  readonly kind?: string;
}

let written = 0;

/** A workbook of tabs given by the XML of their rows; its styles are the given formats. */
function book(tabs: readonly Tab[], formats: readonly string[] = [], properties = ''): string {
  const sheets = tabs.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const relations = tabs.map(
    ({ kind = 'worksheet' }, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="/xl/tabs/tab${at + 1}.xml"/>`,
  );
  const codes = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`);
  const styles = formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`);
  const parts: Part[] = [
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${NS} xmlns:r="${OFFICE}"><workbookPr ${properties}/><sheets>${sheets.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relations.join('')}<Relationship Id="s" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${NS}><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    },
    ...tabs.map(({ rows }, at) => ({
      name: `xl/tabs/tab${at + 1}.xml`,
      content: `<worksheet ${NS}><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
  written += 1;
  const path = join(folder, `${written}.xlsx`);
  writeFileSync(path, archive(parts));
  return path;
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const header = (...names: readonly string[]) => row(...names.map(text));
const styled = (style: number, value: string | number) => `<c s="${style}"><v>${value}</v></c>`;

/** What one cell of a column « Valeur » reads, by the format of its style. */
async function shown(format: string, value: string | number, properties = ''): Promise<string> {
  const rows = `${header('Id', 'Valeur')}${row(text('a'), styled(1, value))}`;
  const path = book([{ name: 'F', rows }], [format], properties);
  const mapping = mappingOf('Id', { Valeur: { field: 'v', as: 'text' } });
  const { file } = await readCase(path, mapping);
  return file.sample[0]?.[1] ?? '';
}

describe('days of a workbook', () => {
  test('with an hour, in the format of a French Excel', async () => {
    const { rows } = await readCase(caseFile('11-b.xlsx'), DEALS);
    expect(rows.map(({ values }) => values.opened_on)).toEqual(Array(3).fill('2026-03-29'));
    expect(rows.every(({ isRejected }) => !isRejected)).toBe(true);
  });

  test.each([
    ['dd/mm/yyyy', 46110, '2026-03-29'],
    ['dd/mm/yyyy\\ hh:mm', 46110.604166666664, '2026-03-29 14:30:00'],
    ['[$-40C]d\\ mmmm\\ yyyy;@', 46110, '2026-03-29'],
    ['jj/mm/aaaa', 46110, '2026-03-29'],
    ['mmm\\-yy', 46110, '2026-03-29'],
    ['yyyy&quot;-W&quot;', 46110, '2026-03-29'],
    ['hh:mm', 0.5, '12:00:00'],
    ['[h]:mm', 1.5, '36:00:00'],
    ['dd/mm/yyyy', 46109.9999999999, '2026-03-29'],
    ['dd/mm/yyyy', 0, ''],
    ['dd/mm/yyyy', -3, '-3'],
  ])('%s of %s is « %s »', async (format, value, right) => {
    expect(await shown(format, value)).toBe(right);
  });

  test('of an old Mac, which counts from 1904', async () => {
    expect(await shown('dd/mm/yyyy', 44648, 'date1904="1"')).toBe('2026-03-29');
  });

  test('a day number without a format is said', async () => {
    const rows = `${header('Identifiant', 'Nom', 'Montant', 'Le', 'Proba')}${row(text('a'), text('b'), text('1'), styled(0, 46110))}`;
    const { rows: read } = await readCase(book([{ name: 'F', rows }]), DEALS);
    expect(read[0]?.values.opened_on).toBe('2026-03-29');
    expect(read[0]?.remarks.map(({ code }) => code)).toEqual(['DATE_FROM_NUMBER']);
  });
});

describe('what only the format of a number shows', () => {
  const ACCOUNTS = mappingOf('Code', { Nom: { field: 'name', as: 'text' } });

  test('is part of a code: the workbook and its CSV name one account', async () => {
    const [book, csv] = await Promise.all(
      ['12-a.xlsx', '12-b.csv'].map((name) => readCase(caseFile(name), ACCOUNTS)),
    );
    expect(book?.rows.map(({ externalId }) => externalId)).toEqual(['t:00123']);
    expect(csv?.rows.map(({ externalId }) => externalId)).toEqual(['t:00123']);
  });

  test.each([
    ['00000', 123, '00123'],
    ['00000', 1234567, '1234567'],
    ['0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##', 612345678, '06 12 34 56 78'],
    ['00&quot; &quot;00&quot; &quot;00&quot; &quot;00&quot; &quot;00', 612345678, '06 12 34 56 78'],
    [
      '&quot;+33 &quot;0&quot; &quot;00&quot; &quot;00&quot; &quot;00&quot; &quot;00',
      612345678,
      '+33 6 12 34 56 78',
    ],
    ['000\\ 000\\ 000', 12345678, '012 345 678'],
    ['&quot;C-&quot;0000', 7, 'C-0007'],
    ['0', 7, '7'],
    ['#,##0.00', 1234.5, '1234.5'],
    ['#,##0.00\\ &quot;€&quot;', 1234.5, '1234.5'],
    ['00&quot; kg&quot;', 5, '5'],
    ['General', 5, '5'],
    ['0.00E+00', 1234, '1234'],
    ['[&lt;100]000;0', 7, '7'],
    ['0%', 0.2, '20 %'],
    ['0.00%', 0.1255, '12.55 %'],
    ['0%', 1, '100 %'],
    ['@', 5, '5'],
    // Twelve thousand, stored as 12; and twelve thousand stored as such.
    ['0&quot; k€&quot;', 12, '12 k€'],
    ['0.0\\ &quot;M€&quot;', 1.2, '1.2 M€'],
    ['0,&quot; k€&quot;', 12000, '12000'],
    ['0&quot; m&quot;', 12, '12'],
    ['[$$-409]#,##0.00', 1200.5, '1200.5 $'],
    ['#,##0.00\\ [$CHF]', 1200.129, '1200.13 CHF'],
    ['[$-40C]#,##0.00', 1200.5, '1200.5'],
    ['#,##0.00\\ [$€-40C]', 1200.5, '1200.5'],
  ])('%s of %s is « %s »', async (format, value, right) => {
    expect(await shown(format, value)).toBe(right);
  });

  test('a probability of 20 % is 20, in a workbook and in text', async () => {
    const titles = header('Identifiant', 'Nom', 'Montant', 'Le', 'Proba');
    const line = (id: string, proba: string) =>
      row(text(id), text('b'), text('1'), text(''), proba);
    const rows = `${titles}${line('1', styled(1, 0.2))}${line('2', styled(1, 1))}${line('3', text('35 %'))}${line('4', styled(0, 40))}`;
    const { rows: read } = await readCase(book([{ name: 'F', rows }], ['0%']), DEALS);
    expect(read.map(({ values }) => values.probability)).toEqual([20, 100, 35, 40]);
  });
});

test.each([
  ['0&quot; k€&quot;', 'AMOUNT_UNREADABLE'],
  ['[$$-409]#,##0.00', 'CURRENCY_DIFFERS'],
])('an amount that its format makes another is refused: %s', async (format, code) => {
  const rows = `${header('Identifiant', 'Nom', 'Montant', 'Le', 'Proba')}${row(text('a'), text('b'), styled(1, 12))}`;
  const { rows: read } = await readCase(book([{ name: 'F', rows }], [format]), DEALS);
  expect(read[0]?.isRejected).toBe(true);
  expect(read[0]?.remarks.map((remark) => remark.code)).toContain(code);
});

test('amounts a formula has calculated are rounded to the cent, and it is said', async () => {
  const { rows } = await readCase(caseFile('13.xlsx'), DEALS);
  expect(rows.map(({ values }) => values.amount)).toEqual([104167, 11999, 1235, 9999, 125000]);
  expect(rows.map(({ remarks }) => remarks.map(({ code }) => code))).toEqual([
    ['AMOUNT_ROUNDED'],
    ['AMOUNT_ROUNDED'],
    ['AMOUNT_ROUNDED'],
    [],
    [],
  ]);
});

test('an amount typed as text still reads two ways, and is refused', async () => {
  const rows = `${header('Identifiant', 'Nom', 'Montant', 'Le', 'Proba')}${row(text('a'), text('b'), text('1.234'))}`;
  const { rows: read } = await readCase(book([{ name: 'F', rows }]), DEALS);
  expect(read[0]?.remarks.map(({ code }) => code)).toEqual(['AMOUNT_AMBIGUOUS']);
});

describe('the sheet people see is the one that is read', () => {
  test('not the lists of a template in front of it', async () => {
    const { file, rows } = await readCase(caseFile('15.xlsx'), DEALS);
    expect(file).toMatchObject({ sheets: ['Listes', 'Prospects'], hiddenSheets: ['Listes'] });
    expect(file.settings.sheet).toBe('Prospects');
    expect(rows).toHaveLength(1);
  });

  test('not a chart', async () => {
    const { file, rows } = await readCase(caseFile('16.xlsx'), DEALS);
    expect(file.sheets).toEqual(['Prospects']);
    expect(rows).toHaveLength(1);
  });

  const rows = `${header('Identifiant', 'Nom', 'Montant', 'Le', 'Proba')}${row(text('a'), text('b'))}`;
  const data = { name: 'R&amp;D &#201;t&#xE9;', rows };

  test.each([
    ['very hidden', { name: 'L', rows: header('x'), state: 'veryHidden' }],
    ['a dialog', { name: 'L', rows: '', kind: 'dialogsheet' }],
    ['a macro', { name: 'L', rows: '', kind: 'xlMacrosheet' }],
    ['a chart', { name: 'L', rows: '', kind: 'chartsheet' }],
  ])('in front of it stands %s', async (_case, first) => {
    const { file } = await readCase(book([first, data]), DEALS);
    expect(file.settings.sheet).toBe('R&D Été');
    expect(file.rows).toBe(1);
  });

  test('a hidden one may be chosen, a chart may not', async () => {
    const path = book([
      { name: 'Cachée', rows, state: 'hidden' },
      { name: 'G', rows: '', kind: 'chartsheet' },
      data,
    ]);
    const { file } = await readCase(path, DEALS, { sheet: 'Cachée' });
    expect(file.settings.sheet).toBe('Cachée');
    await expect(readCase(path, DEALS, { sheet: 'G' })).rejects.toMatchObject({
      code: 'XLSX_UNREADABLE',
    });
  });

  test('where all are hidden, the first is read', async () => {
    const { file } = await readCase(book([{ name: 'Cachée', rows, state: 'hidden' }]), DEALS);
    expect(file.settings.sheet).toBe('Cachée');
  });

  test('titles may stand lower, and further right', async () => {
    const lower = `<row r="1"><c r="C1" t="inlineStr"><is><t>Prospects</t></is></c></row><row r="5"><c r="C5" t="inlineStr"><is><t>Identifiant</t></is></c><c r="D5" t="inlineStr"><is><t>Nom</t></is></c><c r="E5" t="inlineStr"><is><t>Montant</t></is></c><c r="F5" t="inlineStr"><is><t>Le</t></is></c><c r="G5" t="inlineStr"><is><t>Proba</t></is></c></row><row r="6"><c r="C6" t="inlineStr"><is><t>a</t></is></c><c r="D6" t="inlineStr"><is><r><t>Le</t></r><r><t xml:space="preserve">noir_x000D_</t></r><rPh><t>x</t></rPh></is></c></row>`;
    const { file, rows: read } = await readCase(book([{ name: 'F', rows: lower }]), DEALS);
    expect(file.settings.header_line).toBe(5);
    expect(read[0]).toMatchObject({ externalId: 't:a', values: { name: 'Lenoir' } });
  });
});

test('the error of a formula is no value, and its cell is named', async () => {
  const { rows } = await readCase(caseFile('18.xlsx'), DEALS);
  expect(rows.map(({ isRejected }) => isRejected)).toEqual([true, false, false]);
  expect(rows[0]?.remarks).toContainEqual({ column: 'Nom', code: 'CELL_ERROR', value: '#N/A' });
  expect(rows[1]?.values.amount).toBeNull();
  expect(rows[1]).toMatchObject({ unread: ['amount'] });
  expect(rows[1]?.remarks).toEqual([{ column: 'Montant', code: 'CELL_ERROR', value: '#DIV/0!' }]);
});

test('rows prepared for later are blank lines', async () => {
  const { file, rows } = await readCase(caseFile('19-b.xlsx'), DEALS);
  expect(rows).toHaveLength(1);
  expect(file.remarks).toContainEqual(expect.objectContaining({ code: 'BLANK_LINES', value: '3' }));
});

describe('a cell far away costs what it holds', () => {
  const titles =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Identifiant</t></is></c><c r="B1" t="inlineStr"><is><t>Nom</t></is></c><c r="C1" t="inlineStr"><is><t>Montant</t></is></c><c r="D1" t="inlineStr"><is><t>Le</t></is></c><c r="E1" t="inlineStr"><is><t>Proba</t></is></c></row>';
  const lenoir =
    '<row r="2"><c r="A2" t="inlineStr"><is><t>D-1</t></is></c><c r="B2" t="inlineStr"><is><t>Lenoir</t></is></c></row>';

  test('a blank one costs nothing, a note beside is said', async () => {
    const far = `${titles}${lenoir}<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>D-2</t></is></c><c r="B1048576" t="inlineStr"><is><t>Loin</t></is></c><c r="XFC1048576" t="inlineStr"><is><t> </t></is></c><c r="XFD1048576"><v>1</v></c></row>`;
    const { file, rows } = await readCase(book([{ name: 'F', rows: far }]), DEALS);
    expect(file.rows).toBe(2);
    expect(rows[1]?.remarks).toEqual([{ column: 'n° 16384', code: 'UNNAMED_VALUE', value: '1' }]);
  });

  test('as many of them as no table has are refused', async () => {
    const wide = Array.from(
      { length: 100 },
      (_, at) => `<row r="${at + 3}"><c r="XFD${at + 3}"><v>1</v></c></row>`,
    );
    const path = book([{ name: 'F', rows: `${titles}${lenoir}${wide.join('')}` }]);
    await expect(readCase(path, DEALS)).rejects.toMatchObject({ code: 'XLSX_UNREADABLE' });
  });

  test.each([
    ['no row of a sheet', '<row r="1048577"><c><v>1</v></c></row>'],
    ['no column of a sheet', '<row r="3"><c r="XFE3"><v>1</v></c></row>'],
    ['a tag without end', `<row r="3"><c r="A3" ${'a '.repeat(800_000)}`],
  ])('%s is refused', async (_case, rows) => {
    const path = book([{ name: 'F', rows: `${titles}${rows}` }]);
    await expect(readCase(path, DEALS)).rejects.toMatchObject({ code: 'XLSX_UNREADABLE' });
  });
});
