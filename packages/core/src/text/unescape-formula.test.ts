import { expect, test } from 'vitest';
import { unescapeFormula } from './unescape-formula.ts';

test.each([
  ["'+33 6 12 34 56 78", '+33 6 12 34 56 78'],
  ["'=1+1", '=1+1'],
  ["'-12,50", '-12,50'],
  ["'@marie", '@marie'],
  ["'＝1", '＝1'],
])('the apostrophe of %j is the spreadsheet’s', (cell, value) => {
  expect(unescapeFormula(cell)).toBe(value);
});

test.each(["'s-Hertogenbosch", "''+1", '+33 6', "l'été", "'", ''])('%j stays as it is', (cell) => {
  expect(unescapeFormula(cell)).toBe(cell);
});
