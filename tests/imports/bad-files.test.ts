import type { DomainError } from '@ia/core';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportDatabase } from './import-database.ts';
import { openImportDatabase } from './import-database.ts';

const HEADER = 'account_id,account_name,sector,year_established,revenue,employees,office_location';
const ROW = 'A1,Société Générale d’Été,Énergie,1998,1200,10,Orléans';

let database: ImportDatabase;
beforeAll(async () => {
  database = await openImportDatabase();
});
afterAll(() => database.close());

const accounts = () => database.value<number>('select count(*)::int from accounts');
const lastRun = async () =>
  (
    await database.rows(
      'select status, error, rows_total, finished_at is not null as is_finished from sync_runs order by started_at desc limit 1',
    )
  )[0];

describe('a file that cannot be trusted is refused before a row is written', () => {
  test.each([
    ['is empty', '', 'FILE_EMPTY', undefined],
    ['has only blank lines', '\n\n , \n', 'FILE_EMPTY', undefined],
    ['lacks a column', `${HEADER.replace(',revenue', '')}\n`, 'HEADER_MISSING', 'revenue'],
    [
      'lacks the column of its identifier',
      HEADER.replace('account_id', 'id'),
      'HEADER_MISSING',
      'account_id',
    ],
    ['names a column twice', `${HEADER},sector\n${ROW},x`, 'HEADER_DUPLICATE', 'sector'],
    [
      'leaves a quote open',
      `${HEADER}\n${ROW}\nA2,"Ouvert,x,1998,1,1,Lyon\nA3,b`,
      'CSV_UNREADABLE',
      'account_name',
    ],
    ['is not a table at all', '%PDF-1.7 \u0000\u0001', 'FILE_TYPE', undefined],
    ['has none of the expected columns', 'a,b,c\n1,2,3', 'HEADER_UNMAPPED', undefined],
  ])('when it %s', async (_case, content, code, field) => {
    const refusal = expect.objectContaining({
      code,
      details: expect.objectContaining(field ? { field } : {}),
    });
    await expect(database.loadText('accounts', content)).rejects.toThrow(refusal);
    expect(await accounts()).toBe(0);
    expect(await lastRun()).toMatchObject({ status: 'failed', rows_total: 0, is_finished: true });
  });

  test('when an open quote would swallow megabytes', async () => {
    const line = `${ROW.replace('A1', 'A9')}\n`;
    const content = `${HEADER}\nA2,"Ouvert,x\n${line.repeat(40_000)}`;
    const refusal = await database.loadText('accounts', content).catch((error: unknown) => error);
    const hint = expect.stringMatching(/^l\. \d+$/);
    expect(refusal).toMatchObject({ code: 'CSV_UNREADABLE', details: { hint } });
    // Stopped on the way: the file has 40,002 lines.
    const { details } = refusal as DomainError;
    expect(Number(details.hint?.slice(3))).toBeLessThan(30_000);
    expect(await accounts()).toBe(0);
  });

  test('when it does not exist, or its mapping does not', async () => {
    await expect(database.load('accounts', '/nowhere/accounts.csv')).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    const path = database.write('x.csv', HEADER);
    await expect(database.load('nope', path)).rejects.toMatchObject({ code: 'MAPPING_UNKNOWN' });
  });

  test('and the reason is kept in French with the run, without technical text', async () => {
    await expect(database.loadText('accounts', 'account_name,b\n1,2')).rejects.toThrow();
    expect((await lastRun())?.error).toBe(
      'La colonne «\u00a0account_id\u00a0» manque dans le fichier.',
    );
  });
});

describe('a mapping is data and opens no other door', () => {
  const breakMapping = (change: string) =>
    database.client.query(`update sync_mappings set ${change} where key = 'products'`);

  test.each([
    ['a table of the system', `target = 'directus_users'`, 'directus_users'],
    [
      'a field that does not exist',
      `columns = '{"product_id": [{"field": "nope", "as": "text"}]}'`,
      'offers.nope',
    ],
    [
      'a field of the platform',
      `columns = '{"product_id": [{"field": "user_updated", "as": "text"}]}'`,
      'offers.user_updated',
    ],
    [
      'an amount without its unit',
      `columns = '{"product_id": [{"field": "list_price", "as": "amount"}]}'`,
      'columns.product_id.0.unit',
    ],
    [
      'a link into a table of the system',
      `columns = '{"product_id": [{"field": "name", "as": "reference", "collection": "directus_users", "source": "x"}]}'`,
      'offers → directus_users',
    ],
    [
      'an unknown setting',
      `options = '{"source": "x", "key": "product_id", "sql": "drop"}'`,
      'options',
    ],
  ])('towards %s', async (_case, change, field) => {
    await breakMapping(change);
    await expect(
      database.loadText('products', 'product_id,product_name,sales_price\nP1,x,1'),
    ).rejects.toMatchObject({ code: 'MAPPING_INVALID', details: { field } });
    expect(await database.value('select count(*)::int from offers')).toBe(0);
    // The shipped mapping comes back: nobody signed the change.
    await database.client.query(`delete from sync_runs`);
    await database.client.query(`delete from sync_mappings where key = 'products'`);
    await database.reinstall();
  });
});

describe('a file from elsewhere is read as it was written', () => {
  const content = `${HEADER}\n${ROW}\n`;
  test.each([
    ['UTF-8', Buffer.from(content), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${content}`), 'utf-8'],
    ['UTF-16 from a spreadsheet', iconv.encode(content, 'utf-16'), 'utf-16le'],
    ['UTF-16 the other way round', iconv.encode(content, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['Windows-1252', iconv.encode(content, 'windows-1252'), 'windows-1252'],
    ['semicolons', Buffer.from(content.replaceAll(',', ';')), 'utf-8'],
    ['tabs', Buffer.from(content.replaceAll(',', '\t')), 'utf-8'],
    ['Windows line ends', Buffer.from(content.replaceAll('\n', '\r\n')), 'utf-8'],
    ['old Mac line ends', Buffer.from(content.replaceAll('\n', '\r')), 'utf-8'],
    ['every cell quoted', Buffer.from(content.replace(/[^,\n]+/g, '"$&"')), 'utf-8'],
    ['blank first and last lines', Buffer.from(`\n\n${content}\n\n,,,,,,\n`), 'utf-8'],
    [
      'columns in another order',
      Buffer.from(
        'account_name,office_location,account_id,sector,year_established,revenue,employees\nSociété Générale d’Été,Orléans,A1,Énergie,1998,1200,10\n',
      ),
      'utf-8',
    ],
  ])('%s', async (_case, bytes, encoding) => {
    await database.client.query('delete from accounts');
    const report = await database.loadText('accounts', bytes);
    expect(report.encoding).toBe(encoding);
    expect(report.counts).toMatchObject({ total: 1, created: 1, rejected: 0 });
    expect(await database.rows('select name, sector, city, annual_revenue from accounts')).toEqual([
      {
        name: 'Société Générale d’Été',
        sector: 'Énergie',
        city: 'Orléans',
        annual_revenue: '120000',
      },
    ]);
  });

  test('a UTF-8 file with one damaged cell loses that row only, and says which cell', async () => {
    await database.client.query('delete from accounts');
    const damaged = Buffer.from(`${HEADER}\n${ROW}\nA2,Caf@,x,1998,1,1,Lyon\n`);
    damaged[damaged.indexOf('@')] = 0xe9;
    const report = await database.loadText('accounts', damaged);
    expect(report.counts).toMatchObject({ total: 2, created: 1, rejected: 1 });
    expect(report.remarks).toEqual([
      expect.objectContaining({ column: 'account_name', code: 'TEXT_INVALID_ENCODING', count: 1 }),
    ]);
  });

  test('a stray quote is a sign of its cell, and costs nobody their row', async () => {
    await database.client.query('delete from accounts');
    const rows = `${ROW}\nA2,"a"b,x,1998,1,1,Lyon\nA3,Écran 24" mural,x,1998,1,1,Lyon`;
    const report = await database.loadText('accounts', `${HEADER}\n${rows}\n`);
    expect(report.counts).toMatchObject({ total: 3, created: 3 });
    expect(
      await database.rows(`select name from accounts where name like '%"%' order by 1`),
    ).toEqual([{ name: '"a"b' }, { name: 'Écran 24" mural' }]);
  });

  test('columns without a mapping are said to be left out', async () => {
    const report = await database.loadText('accounts', `${HEADER},mood,\n${ROW},good,\n`);
    expect(report.fileRemarks).toEqual(
      expect.arrayContaining([
        { column: 'mood', code: 'COLUMN_IGNORED', value: null },
        { column: 'n° 9', code: 'UNNAMED_COLUMN', value: null },
      ]),
    );
  });
});

test('a run keeps the name of its file and not the folder it came from', async () => {
  await database.loadText('accounts', `${HEADER}\n${ROW}`);
  const name = 'select file_name from sync_runs order by started_at desc limit 1';
  expect(await database.value(name)).toBe('accounts.csv');
});
