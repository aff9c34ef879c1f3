import { expect, it } from 'vitest';
import { findAskedKeys } from './find-asked-keys.ts';

it.each([
  [{ id: { _eq: 'a' } }, ['a']],
  [{ _and: [{ id: { _in: ['a', 'b'] } }, { status: { _eq: 'paid' } }] }, ['a', 'b']],
  [{ _or: [{ id: { _eq: 'a' } }, { status: { _eq: 'paid' } }] }, []],
  [null, []],
])('the keys of %o are %o', (filter, keys) => {
  expect(findAskedKeys(filter)).toEqual(keys);
});

it('never more than a line may hold', () => {
  const many = Array.from({ length: 5000 }, (_, key) => String(key));
  expect(findAskedKeys({ id: { _in: many } })).toHaveLength(50);
});
