import { expect, test } from 'vitest';
import { joinSql, rawSql, sql, textOf } from './sql.ts';

test('values never become text, whatever they hold', () => {
  const evil = "x'); drop table deals; --";
  const statement = sql`select * from deals where name = ${evil}`;
  expect(textOf(statement)).toBe('select * from deals where name = $1');
  expect(statement.values).toEqual([evil]);
});

test('pieces nest and keep the order of their values', () => {
  const inner = sql`stage = ${'won'} and amount > ${5}`;
  const statement = sql`select ${1} from deals where (${inner}) and owner = ${'me'}`;
  expect(textOf(statement)).toBe(
    'select $1 from deals where (stage = $2 and amount > $3) and owner = $4',
  );
  expect(statement.values).toEqual([1, 'won', 5, 'me']);
});

test('several pieces are put together, none included', () => {
  const pieces = [sql`a = ${1}`, rawSql('b'), sql`c = ${2}`];
  expect(textOf(joinSql(pieces, ' and '))).toBe('a = $1 and b and c = $2');
  expect(textOf(joinSql([], ' and '))).toBe('');
});
