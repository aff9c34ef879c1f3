import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMailCell } from '@ia/core/contacts/read-mail-cell';
import {
  findHeaderLine,
  matchHeaders,
  plainHeader,
  readRow,
  suggestMapping,
} from '@ia/core/imports';
import { readDay } from '@ia/core/time/read-day';
import { inspectFile } from '@ia/importer';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { archive } from './archive.ts';
import { growthOf, LINEAR } from './growth.ts';
import { mappingOf, readCase } from './read-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'growth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MAPPING = mappingOf('Id', {
  Nom: { field: 'name', as: 'text' },
  Tel: { field: 'phone', as: 'phone' },
});
const HEADER = 'Id;Nom;Tel\n';

let written = 0;
/** Reads a file made of this content; a refusal is an answer too. */
async function read(content: string | Buffer): Promise<void> {
  written += 1;
  const path = join(folder, `${written}`);
  writeFileSync(path, content);
  await readCase(path, MAPPING).catch(() => undefined);
  rmSync(path);
}

/** Of the smaller input, in characters: what grows with the square takes minutes for four times as much. */
const SIZE = 30_000;
// Long enough for any machine: what counts is the ratio.
const TIMEOUT = 120_000;

describe('what a CSV costs grows with its size', () => {
  test.each<[string, (size: number) => string]>([
    ['rows', (size) => HEADER + 'a;b;0612345678\n'.repeat(size / 16)],
    ['one line without end', (size) => 'a'.repeat(size)],
    ['separators', (size) => HEADER + ';'.repeat(size)],
    ['quotes', (size) => HEADER + '"'.repeat(size)],
    ['quotes that open', (size) => HEADER + ';"'.repeat(size / 2)],
    ['quotes inside', (size) => HEADER + 'a;"a"a;b\n'.repeat(size / 9)],
    ['backslashes', (size) => `${HEADER}a;"${'\\"'.repeat(size / 2)}";b\n`],
    ['returns', (size) => HEADER + '\r'.repeat(size / 8)],
    ['lines of blanks', (size) => HEADER + ' \n'.repeat(size / 8)],
    ['blanks', (size) => HEADER + ' '.repeat(size)],
    ['a hint without end', (size) => `sep=;${'\t;'.repeat(size / 2)}x\n${HEADER}`],
    ['titles', (size) => Array.from({ length: size / 8 }, (_, at) => `t${at}`).join(';')],
    ['titles of brackets', (size) => `${'('.repeat(size)};b\n`],
    [
      'a row in which all is wrong',
      (size) => {
        const places = Array.from({ length: size / 8 }, (_, at) => at);
        return `Id;Nom;Tel;${places.map((at) => `t${at}`).join(';')}\na;b;c;${places.map(() => '\ufffd').join(';')}`;
      },
    ],
    ['accents', (size) => `${HEADER}a;${'e\u0301'.repeat(size / 3)};b\n`],
  ])(
    '%s',
    async (_case, content) => {
      expect(await growthOf((size) => read(content(size)), SIZE)).toBeLessThan(LINEAR);
    },
    TIMEOUT,
  );
});

test('no line of another length than the titles is made an error of, and lets others through', async () => {
  const path = join(folder, 'ragged.csv');
  writeFileSync(path, `${HEADER}${'\n'.repeat(20_000)}${'a\n'.repeat(20_000)}`);
  const traced = vi.spyOn(Error, 'captureStackTrace');
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 1);
  const file = await inspectFile(path, {});
  clearInterval(ticking);
  const traces = traced.mock.calls.length;
  traced.mockRestore();
  await file.table.close();
  expect(file).toMatchObject({ rows: 20_000 });
  expect(traces).toBeLessThan(500);
  expect(turns).toBeGreaterThanOrEqual(4);
});

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

function book(rows: string, { strings = '', formats = '' } = {}): Buffer {
  return archive([
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${NS} xmlns:r="${OFFICE}"><sheets><sheet name="F" sheetId="1" r:id="a"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${relation('a', 'worksheet', 'sheet.xml')}${relation('b', 'sharedStrings', 'strings.xml')}${relation('c', 'styles', 'styles.xml')}</Relationships>`,
    },
    {
      name: 'xl/sheet.xml',
      content: `<worksheet ${NS}><sheetData>${rows}</sheetData></worksheet>`,
    },
    { name: 'xl/strings.xml', content: `<sst ${NS}>${strings}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet ${NS}>${formats}</styleSheet>` },
  ]);
}

const TITLES =
  '<row><c t="inlineStr"><is><t>Id</t></is></c><c t="inlineStr"><is><t>Nom</t></is></c><c t="inlineStr"><is><t>Tel</t></is></c></row>';

describe('what a workbook costs grows with its size', () => {
  test.each<[string, (size: number) => Buffer]>([
    [
      'rows',
      (size) => book(TITLES + '<row><c><v>1</v></c><c><v>2</v></c></row>'.repeat(size / 42)),
    ],
    ['empty rows', (size) => book(TITLES + '<row/>'.repeat(size / 6))],
    ['empty cells', (size) => book(`${TITLES}${'<row><c/><c/><c/></row>'.repeat(size / 23)}`)],
    [
      'far cells',
      (size) => {
        const rows = Array.from(
          { length: size / 60 },
          (_, at) => `<row r="${at * 50 + 2}"><c r="ZZ${at * 50 + 2}"><v>1</v></c></row>`,
        );
        return book(TITLES + rows.join(''));
      },
    ],
    ['shared texts', (size) => book(TITLES, { strings: '<si><t>a</t></si>'.repeat(size / 17) })],
    [
      'runs of one text',
      (size) => book(TITLES, { strings: `<si>${'<r><t>a</t></r>'.repeat(size / 15)}</si>` }),
    ],
    [
      'marks in a text',
      (size) => book(TITLES, { strings: `<si><t>${'_x000D_'.repeat(size / 7)}</t></si>` }),
    ],
    [
      'formats',
      (size) =>
        book(TITLES, {
          formats: `<numFmts>${Array.from({ length: size / 48 }, (_, at) => `<numFmt numFmtId="${at}" formatCode="[$-40C]0&quot; a"/>`).join('')}</numFmts>`,
        }),
    ],
    ['a text without end', (size) => book(`${TITLES}<row><c t="str"><v>${'a'.repeat(size)}`)],
    [
      'attributes',
      (size) =>
        book(
          `${TITLES}<row ${Array.from({ length: size / 10 }, (_, at) => `a${at}="1"`).join(' ')}></row>`,
        ),
    ],
    ['tags inside tags', (size) => book(TITLES + '<a>'.repeat(size / 3))],
  ])(
    '%s',
    async (_case, content) => {
      expect(await growthOf((size) => read(content(size)), SIZE)).toBeLessThan(LINEAR);
    },
    TIMEOUT,
  );
});

describe('what a cell costs grows with its length, a table with its width', () => {
  const quietly = (work: () => unknown) => {
    try {
      work();
    } catch {
      // A refusal is an answer too.
    }
  };
  const names = (size: number) => Array.from({ length: size / 10 }, (_, at) => `t${at}`);

  test.each<[string, (size: number) => unknown]>([
    ['a day', (size) => readDay('1 '.repeat(size), { field: 'd', format: 'dmy' })],
    ['a day of blanks', (size) => readDay(`1${' '.repeat(size)}x`, { field: 'd', format: 'dmy' })],
    ['an address', (size) => readMailCell('a@'.repeat(size))],
    ['a title', (size) => plainHeader('n°('.repeat(size))],
    ['titles to find', (size) => findHeaderLine([names(size), names(size)], names(size))],
    [
      'titles to propose',
      (size) =>
        suggestMapping({
          collection: 'leads',
          fields: [],
          header: names(size),
          sample: [names(size)],
        }),
    ],
    ['titles to match', (size) => matchHeaders(mappingOf('t0', {}), names(size))],
    [
      'a wide row',
      (size) => {
        const match = matchHeaders(mappingOf('t0', {}), names(size));
        return readRow(mappingOf('t0', {}), match, { number: 2, cells: names(size) });
      },
    ],
  ])(
    '%s',
    async (_case, work) => {
      expect(await growthOf((size) => quietly(() => work(size)), SIZE)).toBeLessThan(LINEAR);
    },
    TIMEOUT,
  );
});
