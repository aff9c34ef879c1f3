import { expect, test } from 'vitest';
import { spreadsheetId } from './spreadsheet-id.ts';

const ID = '1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms';

test.each([
  `https://docs.google.com/spreadsheets/d/${ID}/edit#gid=0`,
  `https://docs.google.com/spreadsheets/u/1/d/${ID}/edit?usp=sharing`,
  `  ${ID} `,
])('the link as people copy it names its spreadsheet: %s', (text) => {
  expect(spreadsheetId(text)).toBe(ID);
});

test.each([
  '',
  'Leads',
  'https://docs.google.com/document/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms',
])('« %s » names none', (text) => {
  expect(spreadsheetId(text)).toBeNull();
});
