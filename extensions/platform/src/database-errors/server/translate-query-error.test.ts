import { expect, it } from 'vitest';
import { translateQueryError } from './translate-query-error.ts';

const failure = (code: string) => Object.assign(new Error('select max(owner)'), { code });

it('what Postgres cannot compute for the asker is refused', () => {
  expect(translateQueryError(failure('42883'), '/items/deals')).toMatchObject({ status: 400 });
});

it.each([
  ['in a route of ours', failure('42883'), '/crm/board'],
  ['of another kind', failure('40001'), '/items/deals'],
  ['without a code', new Error('x'), '/items/deals'],
])('an error %s stays what it is', (_case, error, path) => {
  expect(translateQueryError(error, path)).toBe(error);
});
