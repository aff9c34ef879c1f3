import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A statement, a query builder on a named table, a piece of SQL; a transaction only opens. */
const SQL = [
  /\.raw\(/,
  /\bsql`/,
  /\brawSql\(/,
  /\b(?:knex|database|trx)(?:<[^>]+>)?\(\s*['"`]/,
  /\b(?:knex|database|trx)(?:<[^>]+>)?\([a-z]\w*\)\s*\./,
  /\bclient\s*\.query\(/,
  /\b(?:SELECT|INSERT INTO|DELETE FROM)\s+[a-z*$]/,
];

const outside = (folder: string) =>
  globSync(`${folder}/**/*.ts`, {
    exclude: (path) => /(\/store(\/|$)|node_modules|\/dist(\/|$)|[.]test[.]ts$)/.test(path),
  });

it('the SQL of a subject is in its store', () => {
  const found = outside('extensions/{crm,delivery,intake,platform}/src').filter((file) => {
    const text = readFileSync(file, 'utf8');
    return SQL.some((pattern) => pattern.test(text));
  });
  expect(found).toEqual([]);
});
