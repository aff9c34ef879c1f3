import { expect, it } from 'vitest';
import { nextSort, sortDirection } from './list-columns.ts';

it('a heading sorts upwards, then downwards, then not at all', () => {
  expect(nextSort('', 'amount')).toBe('amount');
  expect(nextSort('amount', 'amount')).toBe('-amount');
  expect(nextSort('-amount', 'amount')).toBe('');
  expect(nextSort('name', 'amount')).toBe('amount');
});

it('a heading says how it is sorted', () => {
  expect(sortDirection('-amount', 'amount')).toBe('descending');
  expect(sortDirection('amount', 'amount')).toBe('ascending');
  expect(sortDirection('name', 'amount')).toBe('none');
});
