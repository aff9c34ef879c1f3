import { expect, test } from 'vitest';
import { cellText, numberText } from './cell-text.ts';
import { sheetNames } from './sheet-names.ts';

test.each([
  [null, ''],
  ['=1+1', '=1+1'],
  [true, 'true'],
  [new Date('2025-12-31T00:00:00Z'), '2025-12-31'],
  [new Date('2025-12-31T14:30:00Z'), '2025-12-31 14:30:00'],
  [new Date('nope'), ''],
])('the cell %j reads « %s »', (value, text) => {
  expect(cellText(value)).toBe(text);
});

test.each([
  ['0.30000000000000004', '0.3'],
  ['1234.5', '1234.5'],
  ['1E-7', '0.0000001'],
  ['123456789012', '123456789012'],
  ['-0', '0'],
])('the stored number %s reads %s', (stored, text) => {
  expect(numberText(stored)).toBe(text);
});

test('sheets keep the names of their tabs', () => {
  const xml =
    '<x:sheets><x:sheet sheetId="1" name="R&amp;D"/><sheet name="&#201;t&#xE9;"/></x:sheets>';
  expect(sheetNames(xml)).toEqual(['R&D', 'Été']);
});
