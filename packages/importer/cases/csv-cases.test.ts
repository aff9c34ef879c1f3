import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { caseFile, mappingOf, readCase } from './read-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LEADS = mappingOf('E-mail', {
  Nom: { field: 'last_name', as: 'text', required: true },
  'E-mail': { field: 'email', as: 'email' },
  Téléphone: { field: 'phone', as: 'phone' },
});
const STAGES = mappingOf(
  'E-mail',
  {
    Nom: { field: 'last_name', as: 'text' },
    Téléphone: { field: 'phone', as: 'phone' },
    Étape: { field: 'stage', as: 'choice', values: 'stages' },
  },
  { stages: { Gagné: 'won', 'À relancer d’ici lundi': 'todo' } },
);
const CONNECTIONS = mappingOf('URL', {
  'First Name': { field: 'first_name', as: 'text' },
  'Last Name': { field: 'last_name', as: 'text' },
  'Connected On': { field: 'opened_on', as: 'date', format: 'dmy' },
});
const LENOIR = { last_name: 'Lenoir', email: 'lenoir@example.fr', phone: '+33612345678' };
const MARTIN = { last_name: 'Martin', email: 'martin@example.fr', phone: '+33612345679' };

let written = 0;
const write = (content: string | Buffer) => {
  written += 1;
  const path = join(folder, `${written}.csv`);
  writeFileSync(path, content);
  return path;
};
const valuesOf = async (path: string, mapping = LEADS) => {
  const { rows } = await readCase(path, mapping);
  return rows.map(({ values, isRejected }) => (isRejected ? 'rejected' : values));
};
const codesOf = ({ remarks }: { readonly remarks: readonly { readonly code: string }[] }) =>
  remarks.map(({ code }) => code);

const HEADER = 'Nom;E-mail;Téléphone';
const ROW = 'Lenoir;lenoir@example.fr;06 12 34 56 78';
const COMMAS = `${HEADER}\n${ROW}`.replaceAll(';', ',');

describe('a line that only states the separator is obeyed and is no row', () => {
  test('the case of the field', async () => {
    const { file, rows } = await readCase(caseFile('01.csv'), LEADS);
    expect(file.header).toEqual(['Nom', 'E-mail', 'Téléphone']);
    expect(file.settings).toMatchObject({ delimiter: ';', header_line: 1 });
    expect(rows.map(({ values }) => values)).toEqual([LENOIR]);
  });

  test.each([
    ['a comma', `sep=,\r\n${COMMAS}`],
    ['a tab', `sep=\t\n${COMMAS.replaceAll(',', '\t')}`],
    ['a bar', `sep=|\n${COMMAS.replaceAll(',', '|')}`],
    ['a sign of its own', `sep=^\n${COMMAS.replaceAll(',', '^')}`],
    ['capitals and quotes', `"SEP=;"\r\n${HEADER}\r\n${ROW}`],
    ['padded like a row', `sep=;;;\r\n${HEADER}\r\n${ROW}`],
    ['behind a byte order mark', `\ufeffsep=;\r\n${HEADER}\r\n${ROW}`],
    ['in UTF-16', iconv.encode(`sep=;\r\n${HEADER}\r\n${ROW}`, 'utf-16le', { addBOM: true })],
    [
      'against what the rows suggest',
      `sep=;\n${HEADER}\n"a,b,c";${ROW.slice(7)}`.replace('"a,b,c"', 'Lenoir'),
    ],
  ])('%s', async (_case, content) => {
    expect(await valuesOf(write(content))).toEqual([LENOIR]);
  });

  test('it counts for more than the mapping, a person for more than it', async () => {
    const comma = { ...LEADS, options: { ...LEADS.options, delimiter: ',' } };
    expect(await valuesOf(caseFile('01.csv'), comma)).toEqual([LENOIR]);
    const path = write(`sep=;\n${COMMAS}`);
    const { rows } = await readCase(path, LEADS, { delimiter: ',' });
    expect(rows.map(({ values }) => values)).toEqual([LENOIR]);
  });
});

describe('titles stand where they stand, whatever is above them', () => {
  test('a note of LinkedIn', async () => {
    const { file, rows } = await readCase(caseFile('02.csv'), CONNECTIONS);
    expect(file.settings.header_line).toBe(4);
    expect(codesOf(file)).toContain('HEADER_LINE_FOUND');
    expect(rows.map(({ values }) => values)).toEqual([
      { first_name: 'Agathe', last_name: 'Lenoir', opened_on: '2025-11-09' },
    ]);
  });

  test('the titles of an export', async () => {
    const { file, rows } = await readCase(caseFile('02-b.csv'), LEADS);
    expect(file.settings.header_line).toBe(4);
    expect(rows.map(({ values }) => values)).toEqual([LENOIR]);
  });

  test.each([
    ['notes with commas', `Export, du 12/11/2026, par Paul\nLe salon, à Lyon\n\n${COMMAS}`, 4],
    ['a note as wide as the table', `Prospects,salon,Lyon\n${COMMAS}`, 2],
    ['twenty lines of notes', `${'Une note\n'.repeat(19)}\n${COMMAS}`, 21],
    ['a quote of two lines', `"Prospects\ndu salon"\n${COMMAS}`, 2],
    ['blank lines', `\n\n\n${COMMAS}`, 4],
    ['a hint and a note', `sep=,\nProspects\n${COMMAS}`, 2],
  ])('%s', async (_case, content, line) => {
    const path = write(content);
    const { file, rows } = await readCase(path, LEADS);
    expect(file.settings.header_line).toBe(line);
    expect(rows.map(({ values }) => values)).toEqual([LENOIR]);
  });

  test('a person may say where they are', async () => {
    const path = write('Titre;;\nA;B;C\nNom;E-mail;Téléphone\nLenoir;lenoir@example.fr;0612345678');
    const { file } = await readCase(path, LEADS, { header_line: 3 });
    expect(file.header).toEqual(['Nom', 'E-mail', 'Téléphone']);
    expect(file.rows).toBe(1);
  });
});

describe('quotes of every make', () => {
  test.each([
    ['03-a.csv', [LENOIR, MARTIN]],
    ['03-b.csv', [LENOIR]],
    ['04-a.csv', [{ ...LENOIR, last_name: 'Écran 24" mural', email: 'ecran@example.fr' }, MARTIN]],
    ['04-b.csv', [LENOIR]],
    ['04-c.csv', [{ ...LENOIR, last_name: 'Lenoir "Le Petit"' }]],
  ])('%s', async (name, right) => {
    expect(await valuesOf(caseFile(name))).toEqual(right);
  });

  test.each([
    [
      'a quote inside quotes',
      `${HEADER}\n"Le "Petit" Lenoir";lenoir@example.fr;0612345678`,
      'Le "Petit" Lenoir',
    ],
    ['a blank behind a quote', `${HEADER}\n"Lenoir" ;lenoir@example.fr;0612345678`, 'Lenoir'],
    ['a tab before a quote', `${HEADER}\n\t"Lenoir";lenoir@example.fr;0612345678`, 'Lenoir'],
    [
      'quotes that belong to the name',
      `${HEADER}\n"""Lenoir""";lenoir@example.fr;0612345678`,
      '"Lenoir"',
    ],
    ['a single quote', `${HEADER}\nL'Étoile;lenoir@example.fr;0612345678`, "L'Étoile"],
    ['curly quotes', `${HEADER}\n“Lenoir”;lenoir@example.fr;0612345678`, '“Lenoir”'],
    [
      'a formula that keeps text',
      `${HEADER}\n"=T(""Lenoir"")";lenoir@example.fr;0612345678`,
      'Lenoir',
    ],
  ])('%s', async (_case, content, name) => {
    const [row] = await valuesOf(write(content));
    expect(row).toMatchObject({ email: 'lenoir@example.fr', phone: '+33612345678' });
    expect(String(typeof row === 'object' && row.last_name)).toContain(name);
  });

  test('one bad row does not cost the others', async () => {
    const bad = '"Le "Petit; Lenoir";x@example.fr;0612345678';
    const rows = await valuesOf(
      write(`${HEADER}\n${ROW}\n${bad}\n${ROW.replaceAll('enoir', 'eroux')}`),
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toEqual(LENOIR);
    expect(rows[2]).toMatchObject({ last_name: 'Leroux' });
  });
});

describe('line ends of two systems in one file', () => {
  test.each(['05-a.csv', '05-b.csv'])('%s', async (name) => {
    expect(await valuesOf(caseFile(name))).toEqual([LENOIR, MARTIN]);
  });

  test.each([
    ['a lone return between rows', `${HEADER}\r${ROW}\r\nMartin;martin@example.fr;0612345679\n`],
    ['a return too many', `${HEADER}\r\r\n${ROW}\r\r\nMartin;martin@example.fr;0612345679\r\r\n`],
    ['no end at the end', `${HEADER}\n${ROW}\r\nMartin;martin@example.fr;0612345679`],
  ])('%s', async (_case, content) => {
    expect(await valuesOf(write(content))).toEqual([LENOIR, MARTIN]);
  });

  test('those inside quotes are part of the cell', async () => {
    const [row] = await valuesOf(
      write(`${HEADER}\r\n"Verrerie\nLenoir\r";lenoir@example.fr;0612345678\r\n`),
    );
    expect(row).toMatchObject({ last_name: 'Verrerie Lenoir', phone: '+33612345678' });
  });
});

describe('accents of every make', () => {
  const PEOPLE = mappingOf('E-mail', {
    Nom: { field: 'last_name', as: 'text' },
    Prénom: { field: 'first_name', as: 'text' },
    Société: { field: 'company_name', as: 'text' },
  });
  const AMELIE = { last_name: 'Noël', first_name: 'Amélie', company_name: 'Éditions du Noël' };

  test('Excel for Mac', async () => {
    const { file, rows } = await readCase(caseFile('07.csv'), PEOPLE);
    expect(file.settings.encoding).toBe('macintosh');
    expect(codesOf(file)).toContain('ENCODING_ASSUMED');
    expect(rows.map(({ values }) => values)).toEqual([AMELIE]);
  });

  const text = 'Nom;Prénom;E-mail;Société\nNoël;Amélie;a@example.fr;Éditions du Noël\n';
  test.each([
    ['windows-1252', text, 'windows-1252'],
    ['macintosh', text, 'macintosh'],
    ['cp850', text, 'ibm850'],
    ['cp850', 'NOM;E-MAIL\nSOCIÉTÉ GÉNÉRALE;b@example.fr\n', 'ibm850'],
    ['cp850', 'Nom;E-mail\nFrançois Lefèvre à Orléans;b@example.fr\n', 'ibm850'],
    ['windows-1252', `${text}L’été;Zoé;b@example.fr;“À l’œuvre” — Benoît…\n`, 'windows-1252'],
    ['macintosh', `${text}L’été;Zoé;b@example.fr;“À l’œuvre” — Benoît…\n`, 'macintosh'],
    ['macintosh', 'Nom;E-mail\nBenoît;b@example.fr\n', 'macintosh'],
    ['windows-1252', 'Nom;E-mail\n“Le Petit”;b@example.fr\n', 'windows-1252'],
    ['windows-1252', 'NOM;E-MAIL\nSOCIÉTÉ GÉNÉRALE;b@example.fr\n', 'windows-1252'],
    ['macintosh', 'NOM;E-MAIL\nSOCIÉTÉ GÉNÉRALE;b@example.fr\n', 'macintosh'],
    ['windows-1252', 'Nom;Prix\nMüller Straße;12 €\n', 'windows-1252'],
    ['iso-8859-15', 'Nom;Prix\nNoël;12 €\n', 'iso-8859-15'],
  ])('a file in %s is known by the French it makes: %j', async (encoding, content, found) => {
    const { file } = await readCase(write(iconv.encode(content, encoding)), {
      ...PEOPLE,
      columns: {},
      options: { source: 't', key: content.slice(0, 3), key_as: 'text' },
    });
    expect(file.settings.encoding).toBe(found);
  });

  test('« CSV (MS-DOS) » of Excel is read as it was typed', async () => {
    const { rows } = await readCase(write(iconv.encode(text, 'cp850')), PEOPLE);
    expect(rows.map(({ values }) => values)).toEqual([AMELIE]);
  });

  test('damaged by a program before us, in titles and cells', async () => {
    const damaged = iconv.decode(Buffer.from(text.replace('Éditions du ', '')), 'windows-1252');
    const { rows } = await readCase(write(damaged), PEOPLE);
    expect(rows[0]?.values).toEqual({ ...AMELIE, company_name: 'Noël' });
  });

  test.each(['08.csv', '08-b.csv'])('taken apart by macOS: %s', async (name) => {
    expect(await valuesOf(caseFile(name), STAGES)).toEqual([
      { last_name: 'Lenoir', phone: '+33612345678', stage: 'won' },
    ]);
  });

  test('in the mapping, the key, the table of values; another apostrophe or blank', async () => {
    const stages = { 'Gagne\u0301': 'won', 'À relancer d’ici lundi': 'todo' };
    const apart = { ...STAGES, values: { stages } };
    const file = `Nom;E-mail;Te\u0301le\u0301phone;\u200bÉtape\nA;cle\u0301;;Gagné\nB;b;;À relancer d'ici\u00a0lundi\n`;
    const { rows } = await readCase(write(file), apart);
    expect(rows.map(({ values }) => values.stage)).toEqual(['won', 'todo']);
    expect(rows[0]?.externalId).toBe('t:cl\u00e9');
  });

  test('the same title twice is still twice', async () => {
    const file = write('Nom;E-mail;Téléphone;Te\u0301le\u0301phone;Étape\na;b;c;d;e');
    await expect(readCase(file, STAGES)).rejects.toMatchObject({ code: 'HEADER_DUPLICATE' });
  });
});

test('an address is found in what address books write around it', async () => {
  const { rows } = await readCase(caseFile('10.csv'), {
    ...LEADS,
    options: { source: 't', key: 'Nom' },
  });
  expect(rows.map(({ values, isRejected }) => [values.email, isRejected])).toEqual([
    ['agathe@example.fr', false],
    ['martin@example.fr', false],
    ['petit@example.fr, paul@example.fr', false],
  ]);
  expect(rows.map((row) => codesOf(row))).toEqual([[], [], ['EMAIL_SEVERAL']]);
});

test('days with an hour, a month in words, a short year', async () => {
  const deals = mappingOf('Identifiant', {
    Montant: { field: 'amount', as: 'amount', unit: 'unit' },
    Le: { field: 'opened_on', as: 'date', format: 'dmy' },
  });
  const { rows } = await readCase(caseFile('11.csv'), deals);
  expect(rows.map(({ values }) => values.opened_on)).toEqual([
    '2026-03-31',
    '2026-04-01',
    '2025-12-31',
    '2025-12-31',
    '2025-12-31',
    '2025-12-31',
  ]);
  expect(rows.every(({ isRejected, remarks }) => !isRejected && remarks.length === 0)).toBe(true);
});

test('lines prepared for later are blank lines', async () => {
  const content = `${HEADER};Rappelé;Total\nLenoir;lenoir@example.fr;0612345678;VRAI;0\n;;;FAUX;0,00\n;;;false;#N/A\n;;;FALSE;0 €`;
  const { file, rows } = await readCase(write(content), LEADS);
  expect(rows).toHaveLength(1);
  expect(file.remarks).toContainEqual(expect.objectContaining({ code: 'BLANK_LINES', value: '3' }));
});

test('a number the spreadsheet has shortened is not taken for one', async () => {
  const content = `${HEADER}\nLenoir;lenoir@example.fr;3,36123E+10\nMartin;martin@example.fr;0612345679`;
  const { rows } = await readCase(write(content), LEADS);
  expect(rows[0]?.values.phone).toBeNull();
  expect(rows[0]?.remarks).toContainEqual({
    column: 'Téléphone',
    code: 'NUMBER_SHORTENED',
    value: '3,36123E+10',
  });
  const byPhone = { ...LEADS, options: { source: 't', key: 'Téléphone' } };
  const { rows: keyed } = await readCase(write(content), byPhone);
  expect(keyed.map(({ isRejected }) => isRejected)).toEqual([true, false]);
});
