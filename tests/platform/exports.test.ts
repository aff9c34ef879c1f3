import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unescapeFormula } from '../../packages/core/src/text/unescape-formula.ts';
import { insertAccount, insertDeal, insertRow } from '../crm/world.ts';
import { type Platform, signIn, startPlatform } from '../harness/platform.ts';
import { call, createPerson, type Person, poll, signInAdmin } from './people.ts';

const BOM = '\uFEFF';
const HOSTILE = ['=HYPERLINK("http://x")', '+33612345678', '@x', '-1+1'];
const BLANKS = ['\t=1+1', '\r=1+1'];

let platform: Platform;
let seller: Person;
let token: string;

beforeAll(async () => {
  platform = await startPlatform();
  seller = await createPerson(platform, await signInAdmin(platform), 'sales');
  token = await signIn(platform.url, seller.email);
  const { database } = platform;
  for (const name of HOSTILE)
    await insertRow(database, 'leads', { last_name: name, owner: seller.id });
  for (const notes of BLANKS)
    await insertRow(database, 'leads', { last_name: 'Blanc', notes, owner: seller.id });
  const account = await insertAccount(database);
  await insertDeal(database, { account, owner: seller.id });
});
afterAll(() => platform?.stop());

const FORMATS = ['csv', 'csv_utf8'] as const;
const LEADS = { fields: ['last_name', 'notes', 'status'], sort: ['last_name', 'notes'] };
const DEALS = { fields: ['name', 'amount', 'expected_close_on', 'account.name'] };

type Ask = { readonly fields: readonly string[]; readonly sort?: readonly string[] };

/** The answer of a list asked for as a file, its mark still there. */
async function listed(collection: string, format: string, { fields, sort }: Ask) {
  const query = `fields=${fields.join(',')}${sort ? `&sort=${sort.join(',')}` : ''}`;
  const path = `/items/${collection}?export=${format}&limit=-1&${query}`;
  const response = await fetch(`${platform.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(await response.text());
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  return textOf(response);
}

/** The file that the export of the app leaves in the library. */
async function filed(collection: string, format: string, query: Ask, limit = -1) {
  const title = `${collection} ${format} ${query.fields.join()}`;
  const answer = await call(platform.url, `/utils/export/${collection}`, {
    token,
    body: { format, query: { ...query, limit }, file: { title } },
  });
  expect(answer.status).toBeLessThan(300);
  const [file] = await poll<{ id: string }>(
    platform,
    {
      text: 'select id from directus_files where title = $1 and filesize is not null',
      values: [title],
    },
    (rows) => rows.length > 0,
  );
  return textOf(
    await fetch(`${platform.url}/assets/${file?.id}`, {
      headers: { authorization: `Bearer ${token}` },
    }),
  );
}

/** `text()` would take the mark away. */
async function textOf(response: Response): Promise<string> {
  return Buffer.from(await response.arrayBuffer()).toString('utf8');
}

/** The first cell of each line but the header, without the quotes of the file. */
function firstCells(file: string): string[] {
  return file
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => /^("(?:[^"]|"")*"|[^;]*)/.exec(line)?.[0] ?? '')
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

describe.each([
  ['the list as a file', listed],
  ['the export to a file', filed],
])('%s', (_name, exported) => {
  it.each(FORMATS)('holds nothing a spreadsheet runs (%s)', async (format) => {
    const file = await exported('leads', format, LEADS);
    expect(file.startsWith(`${BOM}Nom;`)).toBe(true);
    expect(file).toContain(';Nouveau\r\n');
    const names = firstCells(file).filter((name) => name !== 'Blanc');
    expect(names.toSorted()).toEqual(HOSTILE.map((name) => `'${name}`).toSorted());
    // What an import reads of it is what stood there.
    expect(names.map(unescapeFormula).toSorted()).toEqual(HOSTILE.toSorted());
  });

  it.each(FORMATS)('keeps a blank before a formula harmless (%s)', async (format) => {
    const file = await exported('leads', format, { ...LEADS, fields: ['notes', 'last_name'] });
    expect(file).toContain("'\t=1+1");
    expect(file).toMatch(/"?'\r=1\+1/);
  });

  it.each(FORMATS)('tells amounts in euros, days and choices in French (%s)', async (format) => {
    const [header, ...lines] = (await exported('deals', format, DEALS)).trimEnd().split('\r\n');
    expect(header).toMatch(new RegExp(`^${BOM}[^;]+;Montant HT;[^;]+;Compte · [^;]+$`));
    expect(lines).toEqual(['Automatisation des relances;12000,00;31/01/2030;Atelier Lumen']);
  });
});

describe.each([
  ['the list as a file', listed],
  ['the export to a file', filed],
])('%s', (_name, exported) => {
  it('tells what a record hangs on by its name, not by an identifier', async () => {
    const asked = { fields: ['name', 'account', 'owner'] };
    const [header, ...lines] = (await exported('deals', 'csv', asked)).trimEnd().split('\r\n');
    expect(header).toMatch(new RegExp(`^${BOM}Intitulé;Compte;[^;·]+$`));
    expect(lines).toEqual([
      expect.stringMatching(/^Automatisation des relances;Atelier Lumen;[^;]+$/),
    ]);
    expect(lines.join()).not.toContain(seller.id);
    const all = await exported('deals', 'csv', { fields: ['*'] });
    expect(all).toContain('Atelier Lumen');
    // What only the database compares stays in it.
    expect(all).not.toContain('Texte de recherche');
    const behind = await exported('deals', 'csv', { fields: ['name', 'stage_changes'] });
    expect(behind).toMatch(/;Historique des étapes\r\n/);
    expect(behind).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });
});

it('tells a second name of an amount and its sum in euros too', async () => {
  const alias = await call(
    platform.url,
    '/items/deals?export=csv&alias[worth]=amount&fields=name,worth',
    { token },
  );
  expect(alias.text).toContain('12000,00');
  const admin = await signInAdmin(platform);
  const sum = await call(platform.url, '/items/deals?export=csv&aggregate[sum]=amount', {
    token: admin,
  });
  expect(sum.text).toContain('12000,00');
});

it('leaves what programs read as it is', async () => {
  const answer = await call(platform.url, '/items/deals?export=json&fields=amount', { token });
  expect(JSON.parse(answer.text)).toEqual([{ amount: '1200000' }]);
  const names = await call(platform.url, '/items/leads?export=yaml&fields=last_name', { token });
  expect(names.text).toContain(HOSTILE[0]);
});

it('leaves out no row, however many there are', async () => {
  await platform.database.query(
    `INSERT INTO leads (id, last_name, owner, source, status)
     SELECT gen_random_uuid(), 'Nombreux', $1, 'manual', 'new' FROM generate_series(1, 1100)`,
    [seller.id],
  );
  const rows = { fields: ['last_name'], filter: { last_name: { _eq: 'Nombreux' } } };
  const all = await filed('leads', 'csv', rows);
  expect(firstCells(all)).toHaveLength(1100);
  const some = await filed('leads', 'csv', { ...rows, fields: ['last_name', 'notes'] }, 1050);
  expect(firstCells(some)).toHaveLength(1050);
});
