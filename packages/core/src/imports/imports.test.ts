import { describe, expect, test } from 'vitest';
import { normalisePhone } from '../contacts/normalise-phone.ts';
import { repairText } from '../text/repair-text.ts';
import { completeRow } from './complete-row.ts';
import { convertCell } from './convert-cell.ts';
import type { ColumnRule, Mapping } from './mapping.ts';
import { mappedFields } from './mapping.ts';
import { matchHeaders } from './match-headers.ts';
import { readRow } from './read-row.ts';
import { isFlagged } from './remarks.ts';

const mapping: Mapping = {
  key: 'deals',
  name: 'Affaires',
  target: 'deals',
  columns: {
    Client: [
      { field: 'account', as: 'reference', collection: 'accounts', source: 'crm', required: true },
    ],
    Étape: [{ field: 'stage', as: 'choice', values: 'stage', required: true }],
    Début: [{ field: 'opened_on', as: 'date', format: 'dmy' }],
    Fin: [
      { field: 'expected_close_on', as: 'date', format: 'dmy' },
      { field: 'closed_on', as: 'date', format: 'dmy', when: { field: 'stage', in: ['won'] } },
    ],
    Prévenu: [{ field: 'is_told', as: 'boolean', default: false }],
  },
  values: { stage: { Gagné: 'won', 'En cours': 'proposal' } },
  options: {
    source: 'crm',
    key: 'N°',
    not_answered: ['Select', '-'],
    leftover: 'attributes',
    constants: { currency: 'EUR' },
    templates: { name: '{account.name} ({N°})' },
    checks: [
      {
        code: 'CLOSE_BEFORE_ENGAGE',
        column: 'Fin',
        earlier: 'opened_on',
        later: 'expected_close_on',
      },
    ],
  },
};
const header = ['N°', 'Client', 'Étape', 'Début', 'Fin', 'Prévenu', 'Humeur', ''];
const match = matchHeaders(mapping, header);
const good = ['7', 'C1', 'Gagné', '01/02/2026', '15/03/2026', 'Oui', 'bonne', ''];
const read = (changes: Readonly<Record<number, string>> = {}) =>
  readRow(mapping, match, { number: 2, cells: good.map((cell, index) => changes[index] ?? cell) });

describe('a row read by its mapping', () => {
  test('gives fields, links and leftovers', () => {
    expect(read()).toMatchObject({
      rowNumber: 2,
      key: '7',
      externalId: 'crm:7',
      isRejected: false,
      remarks: [],
      values: {
        stage: 'won',
        opened_on: '2026-02-01',
        expected_close_on: '2026-03-15',
        closed_on: '2026-03-15',
        is_told: true,
        currency: 'EUR',
        attributes: { Humeur: 'bonne' },
      },
      references: [
        {
          column: 'Client',
          field: 'account',
          collection: 'accounts',
          externalId: 'crm:C1',
          required: true,
        },
      ],
    });
  });

  test('fills a field only when its condition holds', () => {
    expect(read({ 2: 'En cours' }).values).toMatchObject({ stage: 'proposal', closed_on: null });
  });

  test('takes « not answered » as an absence: the default, or nothing', () => {
    const row = read({ 5: 'Select', 6: '-' });
    expect(row.values).toMatchObject({ is_told: false, attributes: {} });
    expect(row.remarks).toEqual([
      { column: 'Prévenu', code: 'NOT_ANSWERED', value: 'Select' },
      { column: 'Humeur', code: 'NOT_ANSWERED', value: '-' },
    ]);
    expect(isFlagged(row.remarks)).toBe(false);
  });

  test('reports dates that contradict each other and keeps both', () => {
    const row = read({ 4: '31/01/2026' });
    expect(row.isRejected).toBe(false);
    expect(row.values).toMatchObject({ opened_on: '2026-02-01', closed_on: '2026-01-31' });
    expect(row.remarks).toEqual([
      { column: 'Fin', code: 'CLOSE_BEFORE_ENGAGE', value: '2026-02-01 > 2026-01-31' },
    ]);
    expect(isFlagged(row.remarks)).toBe(true);
  });

  test('never takes a value for another: an unmapped one is reported', () => {
    const row = read({ 2: 'Prospecting' });
    expect(row).toMatchObject({ isRejected: true, values: { stage: null } });
    expect(row.remarks).toEqual([
      { column: 'Étape', code: 'VALUE_UNMAPPED', value: 'Prospecting' },
    ]);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    '« %s » is not in the table of values',
    (value) => {
      expect(read({ 2: value }).isRejected).toBe(true);
    },
  );

  test('says which unnamed column holds a value, and cuts what it shows', () => {
    const row = read({ 7: 'x'.repeat(500) });
    expect(row.remarks).toEqual([
      { column: 'n° 8', code: 'UNNAMED_VALUE', value: 'x'.repeat(200) },
    ]);
  });

  test('says once what is wrong with a column that feeds two fields', () => {
    expect(read({ 4: '30 mars' }).remarks).toEqual([
      { column: 'Fin', code: 'DATE_INVALID', value: '30 mars' },
    ]);
  });

  test('is rejected for an unreadable cell, even one without a field', () => {
    expect(read({ 6: 'caf\ufffd' })).toMatchObject({
      isRejected: true,
      remarks: [{ column: 'Humeur', code: 'TEXT_INVALID_ENCODING', value: null }],
    });
  });

  test.each([
    ['an empty identifier', ' ', 'VALUE_REQUIRED'],
    ['one too long to keep', 'x'.repeat(252), 'VALUE_INVALID'],
    ['one that cannot be read', 'a\u0000b', 'VALUE_INVALID'],
  ])('is rejected for %s', (_case, key, code) => {
    const row = read({ 0: key });
    expect(row).toMatchObject({ isRejected: true, externalId: null });
    expect(row.remarks).toContainEqual(expect.objectContaining({ column: 'N°', code }));
  });

  test('shows in its remarks nothing a database would refuse', () => {
    const [remark] = read({ 7: `${'x'.repeat(199)}😀` }).remarks;
    expect(remark?.value).toBe(`${'x'.repeat(199)}\ufffd`);
  });

  test('may lack its last comma, not its last column', () => {
    const cut = (length: number) =>
      readRow(mapping, match, { number: 2, cells: good.slice(0, length) });
    expect(cut(7).isRejected).toBe(false);
    expect(cut(6)).toMatchObject({
      isRejected: true,
      remarks: [{ column: 'Humeur', code: 'CELLS_MISSING' }],
    });
  });
});

describe('a row completed with what was looked up', () => {
  test('gets the id behind its link and its composed name', () => {
    const row = completeRow(mapping, read(), (collection, id) =>
      collection === 'accounts' && id === 'crm:C1'
        ? { id: 'uuid-1', name: 'Boulanger' }
        : undefined,
    );
    expect(row.values).toMatchObject({ account: 'uuid-1', name: 'Boulanger (7)' });
  });

  test('is rejected when a link it cannot do without leads nowhere', () => {
    const row = completeRow(mapping, read(), () => undefined);
    expect(row.isRejected).toBe(true);
    expect(row.remarks).toEqual([
      { column: 'Client', code: 'REFERENCE_NOT_FOUND', value: 'crm:C1' },
    ]);
  });
});

describe('one cell', () => {
  const convert = (
    text: string,
    rule: Omit<ColumnRule, 'field'>,
    table?: Record<string, unknown>,
  ) => convertCell(text, { field: 'x', ...rule }, { column: 'X', table: table as never });

  test.each<[string, Omit<ColumnRule, 'field'>, unknown]>([
    ['1 200', { as: 'integer' }, 1200],
    ['-3', { as: 'integer' }, -3],
    ['2,5', { as: 'decimal' }, '2.5'],
    ['16.67', { as: 'decimal' }, '16.67'],
    ['48173', { as: 'amount', unit: 'unit' }, 4817300],
    ['48173', { as: 'amount', unit: 'cent' }, 48173],
    ['1 234,50 €', { as: 'amount', unit: 'unit' }, 123450],
    ['OUI', { as: 'boolean' }, true],
    ['no', { as: 'boolean' }, false],
    ['0', { as: 'boolean' }, false],
    ['x', { as: 'boolean' }, true],
    ['✓', { as: 'boolean' }, true],
    ['O', { as: 'boolean' }, true],
    ['☐', { as: 'boolean' }, false],
    ["1'200", { as: 'integer' }, 1200],
    ['12,0', { as: 'integer' }, 12],
    ['20 %', { as: 'integer' }, 20],
    ['1 234 567,5', { as: 'decimal' }, '1234567.5'],
  ])('« %s » as %j is %j', (text, rule, value) => {
    expect(convert(text, rule)).toEqual({ value });
  });

  test.each<[string, Omit<ColumnRule, 'field'>, string]>([
    ['12.5', { as: 'integer' }, 'NUMBER_NOT_WHOLE'],
    // One thousand, or one: nobody knows.
    ['1.000', { as: 'integer' }, 'NUMBER_AMBIGUOUS'],
    ['10,000', { as: 'integer' }, 'NUMBER_AMBIGUOUS'],
    ['1,234', { as: 'decimal' }, 'NUMBER_AMBIGUOUS'],
    ['12 34', { as: 'integer' }, 'NUMBER_NOT_WHOLE'],
    ['50-100', { as: 'integer' }, 'NUMBER_NOT_WHOLE'],
    ['env. 50', { as: 'integer' }, 'NUMBER_NOT_WHOLE'],
    ['10 50', { as: 'decimal' }, 'NUMBER_UNREADABLE'],
    ['2147483648', { as: 'integer' }, 'VALUE_OUT_OF_RANGE'],
    ['1.2.3', { as: 'decimal' }, 'NUMBER_UNREADABLE'],
    ['1e9', { as: 'decimal' }, 'NUMBER_UNREADABLE'],
    ['12,50', { as: 'amount', unit: 'cent' }, 'AMOUNT_NOT_INTEGER'],
    ['peut-être', { as: 'boolean' }, 'YES_NO_UNREADABLE'],
    ['STOP', { as: 'boolean' }, 'YES_NO_UNREADABLE'],
    ['x'.repeat(65), { as: 'text', max: 64 }, 'TEXT_TOO_LONG'],
    ['2026-02-30', { as: 'date', format: 'iso' }, 'DATE_INVALID'],
  ])('« %s » as %j is refused: %s', (text, rule, code) => {
    expect(() => convert(text, rule)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining({ field: 'X' }) }),
    );
  });

  test.each<[string, Omit<ColumnRule, 'field'>, unknown]>([
    ['Zoe.Martin@Exemple.FR', { as: 'email' }, { value: 'zoe.martin@exemple.fr' }],
    ['pas une adresse', { as: 'email' }, { value: 'pas une adresse', remark: 'EMAIL_UNREADABLE' }],
    ['01 23 45 67 89', { as: 'phone' }, { value: '+33123456789' }],
    ['poste 12', { as: 'phone' }, { value: 'poste 12', remark: 'PHONE_UNREADABLE' }],
    ['31/12/2025 00:00', { as: 'date', format: 'dmy' }, { value: '2025-12-31' }],
    ['2025-12-31', { as: 'date', format: 'dmy' }, { value: '2025-12-31' }],
    ['12/31/2025', { as: 'date', format: 'mdy' }, { value: '2025-12-31' }],
  ])('« %s » as %j is taken as %j', (text, rule, cell) => {
    expect(convert(text, rule)).toEqual(cell);
  });

  test('a day is read in the order of its file, over that of its rule', () => {
    const rule = { field: 'x', as: 'date', format: 'iso' } as const;
    expect(convertCell('01/02/2026', rule, { column: 'X', dateFormat: 'dmy' })).toEqual({
      value: '2026-02-01',
    });
  });

  test('free text keeps what its table does not know, and says what the table changed', () => {
    const rule = { as: 'text', values: 'source' } as const;
    expect(convert('google', rule, { google: 'Google' })).toEqual({
      value: 'Google',
      remark: 'VALUE_NORMALISED',
    });
    expect(convert('bing', rule, { google: 'Google' })).toEqual({ value: 'bing' });
  });

  test('an agent is the user a person linked it to, and nobody otherwise', () => {
    const table = { Ana: { user: 'uuid-1' }, Bob: { user: null } };
    const rule = { as: 'owner', values: 'owner' } as const;
    expect(convert('Ana', rule, table)).toEqual({ value: 'uuid-1' });
    expect(convert('Bob', rule, table)).toEqual({ value: null, remark: 'OWNER_NOT_MAPPED' });
    expect(convert('Zoé', rule, table)).toEqual({ value: null, remark: 'VALUE_UNMAPPED' });
  });
});

test('a probability of 1 is certain in a spreadsheet and one in a hundred in words: it is asked', () => {
  const rule = { field: 'probability', as: 'integer' } as const;
  for (const text of ['1', '1.0', '1,0']) {
    expect(() => convertCell(text, rule, { column: 'X', isNumber: true })).toThrow(
      'PROBABILITY_AMBIGUOUS',
    );
  }
  expect(convertCell('0.2', rule, { column: 'X', isNumber: true })).toEqual({
    value: 20,
    remark: 'VALUE_NORMALISED',
  });
  expect(convertCell('0,35', rule, { column: 'X' }).value).toBe(35);
  expect(() => convertCell('0,355', rule, { column: 'X' })).toThrow('NUMBER_NOT_WHOLE');
  expect(convertCell('100 %', rule, { column: 'X' }).value).toBe(100);
  expect(convertCell('1 %', rule, { column: 'X' }).value).toBe(1);
});

describe('a column of refusals', () => {
  const rule = { field: 'email_opt_out', as: 'boolean' } as const;
  const own: Mapping = {
    ...mapping,
    columns: { Refus: [rule] },
    options: { source: 'crm', key: 'N°' },
  };
  const refusals = matchHeaders(own, ['N°', 'Refus']);
  const readRefusal = (cell: string) => readRow(own, refusals, { number: 2, cells: ['7', cell] });

  test.each([
    'X',
    'STOP',
    'désinscrit',
    'Désinscrite',
    'désabonné',
    'ne pas contacter',
    'NE PLUS APPELER',
    'À ne pas démarcher',
    'Non merci',
    'Non, merci',
    'Refus',
    'refusé',
    'Opt-out',
    'opt out',
    'unsubscribed',
    'Do not call',
  ])('« %s » refuses', (cell) => {
    expect(readRefusal(cell)).toMatchObject({
      isRejected: false,
      values: { email_opt_out: true },
    });
  });

  test.each(['non', 'Faux', '0'])('« %s » does not', (cell) => {
    expect(readRefusal(cell).values.email_opt_out).toBe(false);
  });

  test('an empty cell says nothing: what is known stays', () => {
    expect(readRefusal('')).toMatchObject({
      isRejected: false,
      remarks: [],
      unread: ['email_opt_out'],
    });
  });

  test.each(['peut-être', 'à rappeler', 'contacter'])('« %s » says neither', (cell) => {
    expect(readRefusal(cell).remarks).toEqual([
      { column: 'Refus', code: 'YES_NO_UNREADABLE', value: cell },
    ]);
  });
});

test('a number a spreadsheet has stored is never grouped', () => {
  const stored = { column: 'X', isNumber: true };
  expect(convertCell('1.234', { field: 'x', as: 'decimal' }, stored).value).toBe('1.234');
});

describe('an amount in another currency than its row', () => {
  const priced = (currency: string | null): Mapping => ({
    ...mapping,
    columns: {
      Devise: [{ field: 'currency', as: 'text' }],
      Montant: [{ field: 'amount', as: 'amount', unit: 'unit' }],
    },
    options: { source: 'crm', key: 'N°', ...(currency && { constants: { currency } }) },
  });
  const amountOf = (cell: string, said: string, constant: string | null = null) => {
    const own = priced(constant);
    const cells = ['7', said, cell];
    return readRow(own, matchHeaders(own, ['N°', 'Devise', 'Montant']), { number: 2, cells });
  };

  test.each([
    ['1 200 USD', '', 'EUR'],
    ['$1,200.00', '', 'EUR'],
    ['CHF 12.50', 'EUR', null],
    ['1 200 €', 'USD', null],
  ])('« %s » beside « %s » is refused: it is another amount', (cell, said, constant) => {
    const row = amountOf(cell, said, constant);
    expect(row.isRejected).toBe(true);
    expect(row.remarks).toContainEqual({
      column: 'Montant',
      code: 'CURRENCY_DIFFERS',
      value: cell,
    });
  });

  test.each([
    ['1 200 €', '', 'EUR'],
    ['$1,200.00', 'USD', null],
    ['$1,200.00', 'CAD', null],
    ['1200', 'USD', null],
  ])('« %s » beside « %s » is read', (cell, said, constant) => {
    expect(amountOf(cell, said, constant)).toMatchObject({
      isRejected: false,
      values: { amount: 120000 },
    });
  });
});

describe('a number of somebody in another country', () => {
  const own: Mapping = {
    ...mapping,
    columns: {
      Tél: [{ field: 'phone', as: 'phone' }],
      Pays: [{ field: 'country', as: 'text' }],
    },
    options: { source: 'crm', key: 'N°' },
  };
  const columns = matchHeaders(own, ['N°', 'Tél', 'Pays']);

  test.each([
    ['0470 12 34 56', 'Belgique', '+32470123456'],
    ['022 345 67 89', 'Suisse', '+41223456789'],
    ['022 345 67 89', 'CH', '+41223456789'],
    ['(415) 555-2671', 'United States', '+14155552671'],
    ['06 12 34 56 78', 'Belgique', '+33612345678'],
    ['+33 6 12 34 56 78', 'Belgique', '+33612345678'],
    ['06 12 34 56 78', 'France', '+33612345678'],
    ['06 92 12 34 56', 'La Réunion', '+262692123456'],
    ['022 345 67 89', 'Atlantide', '+33223456789'],
    ['06 12 34 56 78', 'Luxembourg', '+33612345678'],
    ['0612345678', 'LU', '+33612345678'],
    ['06 12 34 56 78', 'Espagne', '+33612345678'],
    ['0612345678', 'Espagne', '+33612345678'],
    ['06 12 34 56 78', 'Suisse', '+33612345678'],
    ['06.12.34.56.78', 'Suisse', '+33612345678'],
    ['06 12 34 56 78', 'Italie', '+33612345678'],
    ['06 12 34 56 78', 'Allemagne', '+33612345678'],
    ['01 44 55 66 77', 'Allemagne', '+33144556677'],
    ['079 123 45 67', 'Suisse', '+41791234567'],
    ['061 234 56 78', 'Suisse', '+41612345678'],
    ['06-12345678', 'Pays-Bas', '+31612345678'],
    ['621 123 456', 'Luxembourg', '+352621123456'],
  ])('« %s » in « %s » is %s', (text, country, phone) => {
    const row = readRow(own, columns, { number: 2, cells: ['7', text, country] });
    expect(row.values.phone).toBe(phone);
    expect(row.remarks).toEqual([]);
  });

  test.each([
    ['0791234567', 'Suisse', '+33 ou +41'],
    ['791234567', 'Suisse', '+33 ou +41'],
    ['0612345678', 'Allemagne', '+33 ou +49'],
    ['06 12 34 56 78', 'Monaco', '+33 ou +377'],
    ['06 12 34 56 78', 'Maroc', '+33 ou +212'],
    ['06 12 34 56 78', 'Pays-Bas', '+33 ou +31'],
    ['07 12 34 56 78', 'Côte d’Ivoire', '+33 ou +225'],
    ['04 70 12 34 56', 'Belgique', '+33 ou +32'],
  ])('« %s » in « %s » is nobody’s until somebody says whose: %s', (text, country, codes) => {
    const row = readRow(own, columns, { number: 2, cells: ['7', text, country] });
    expect(row.values.phone).toBe(`${text} (${codes} ?)`);
    expect(normalisePhone(row.values.phone as string)).toBeNull();
    expect(row.remarks).toEqual([{ column: 'Tél', code: 'PHONE_TWO_WAYS', value: text }]);
    expect(row).toMatchObject({ isRejected: false });
    expect(isFlagged(row.remarks)).toBe(true);
  });

  test.each([
    ['0470123456', 'Belgique', '+32470123456'],
    ['0470/123456', 'Belgique', '+32470123456'],
    ['612345678', 'Espagne', '+34612345678'],
    ['612 345 678', 'Espagne', '+34612345678'],
    ['0223456789', 'Suisse', '+41223456789'],
  ])('« %s » in « %s » is %s, no French landline, and it is said', (text, country, phone) => {
    const row = readRow(own, columns, { number: 2, cells: ['7', text, country] });
    expect(row.values.phone).toBe(phone);
    expect(row.remarks).toEqual([{ column: 'Tél', code: 'PHONE_OF_COUNTRY', value: text }]);
    expect(isFlagged(row.remarks)).toBe(false);
  });
});

describe('accents a program before us has damaged', () => {
  test.each([
    ['AmÃ©lie NoÃ«l', 'Amélie Noël'],
    ['lâ€™Ã‰toile, 12 â‚¬', 'l’Étoile, 12 €'],
    ['CÅ“ur', 'Cœur'],
    ['« arrivé…\u00a0» SÃO à…\u00a0»', '« arrivé…\u00a0» SÃO à…\u00a0»'],
  ])('« %s » is « %s »', (damaged, text) => {
    expect(repairText(damaged)).toBe(text);
  });

  test('are mended in titles and cells, and it is said', () => {
    const titles = header.map((name) => (name === 'Étape' ? 'Ã‰tape' : name));
    const own = matchHeaders(mapping, titles);
    const cells = good.map((cell) => (cell === 'Gagné' ? 'GagnÃ©' : cell));
    const row = readRow(mapping, own, { number: 2, cells });
    expect(row.values.stage).toBe('won');
    expect(row.remarks).toEqual([{ column: 'Étape', code: 'VALUE_NORMALISED', value: 'GagnÃ©' }]);
  });
});

describe('the header of a file', () => {
  test.each([
    ['a missing column', header.filter((name) => name !== 'Fin'), 'HEADER_MISSING', 'Fin'],
    ['a missing identifier', header.slice(1), 'HEADER_MISSING', 'N°'],
    ['a name that cannot be read', [...header, 'caf\ufffd'], 'TEXT_INVALID_ENCODING', 'n° 9'],
    ['a column named twice', [...header, ' Fin '], 'HEADER_DUPLICATE', 'Fin'],
  ])('is refused for %s', (_case, columns, code, field) => {
    expect(() => matchHeaders(mapping, columns)).toThrow(
      expect.objectContaining({ code, details: { field } }),
    );
  });

  test('may hold unnamed columns, and says so', () => {
    expect(match.remarks).toEqual([{ column: 'n° 8', code: 'UNNAMED_COLUMN', value: null }]);
  });
});

test('a mapping owns the fields it names, and no other', () => {
  expect(mappedFields(mapping)).toEqual([
    'account',
    'stage',
    'opened_on',
    'expected_close_on',
    'closed_on',
    'is_told',
    'currency',
    'name',
    'attributes',
  ]);
});

describe('what tells the rows of a sheet apart', () => {
  const keyed = (key_as: 'email' | 'row', cells: readonly string[]) => {
    const own: Mapping = {
      ...mapping,
      columns: { Nom: [{ field: 'name', as: 'text' }] },
      options: { source: 'feuille', key: 'E-mail', key_as },
    };
    const headers = matchHeaders(own, ['E-mail', 'Nom']);
    const fingerprint = (text: string) => `#${text.length}`;
    return readRow(own, headers, { number: 2, cells }, { fingerprint }).externalId;
  };

  test('a mail address, however it is typed, and the whole row where there is none', () => {
    expect(keyed('email', [' Ada@Example.COM ', 'Ada'])).toBe('feuille:ada@example.com');
    expect(keyed('email', ['', 'Ada'])).toBe('feuille:#10');
  });

  test('the whole row, which is another row once a cell has changed', () => {
    expect(keyed('row', ['a@b.fr', 'Ada'])).not.toBe(keyed('row', ['a@b.fr', 'Ada L.']));
  });
});

describe('a cell that holds more than one field', () => {
  const convert = (text: string, rule: Partial<ColumnRule>) =>
    convertCell(text, { field: 'x', as: 'text', ...rule }, { column: 'Contact' });

  test.each([
    ['Ada Lovelace', 'Ada', 'Lovelace'],
    ['Ada King Lovelace', 'Ada', 'King Lovelace'],
    ['Lovelace', '', 'Lovelace'],
  ])('the name « %s » is a first and a last name', (name, first, last) => {
    expect(convert(name, { part: 'first_name' }).value).toBe(first);
    expect(convert(name, { part: 'last_name' }).value).toBe(last);
  });

  test('of several references the first is taken, and it is said', () => {
    const rule = { as: 'reference', collection: 'accounts', source: 'notion', list: true } as const;
    expect(convert('a, b', rule)).toEqual({ value: 'notion:a', remark: 'FIRST_OF_SEVERAL' });
    expect(convert('a', rule)).toEqual({ value: 'notion:a' });
    expect(convert('a, b', { ...rule, list: false }).value).toBe('notion:a, b');
  });
});
