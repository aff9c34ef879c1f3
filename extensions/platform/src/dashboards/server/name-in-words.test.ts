import { expect, it } from 'vitest';
import { hasKeyedNames, nameInWords } from './name-in-words.ts';

const words = new Map([['dashboard_sales', 'Sales']]);

it('names what the model names by a key, and leaves the names people gave', () => {
  const rows = [
    { id: 1, name: '$t:dashboard_sales', note: null },
    { id: 2, name: 'Mon tableau', note: '$t:unknown' },
  ];
  expect(hasKeyedNames(rows)).toBe(true);
  expect(nameInWords(rows, words)).toEqual([
    { id: 1, name: 'Sales', note: null },
    { id: 2, name: 'Mon tableau', note: '$t:unknown' },
  ]);
  expect(hasKeyedNames([{ name: 'Mon tableau' }])).toBe(false);
});
