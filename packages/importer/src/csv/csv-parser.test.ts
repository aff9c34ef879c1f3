import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvParser } from './csv-parser.ts';

function read(text: string, delimiter = ',', size = text.length || 1): string[][] {
  const parser = new CsvParser(delimiter);
  const records: string[][] = [];
  for (let at = 0; at < text.length; at += size) {
    records.push(...parser.push(text.slice(at, at + size)));
  }
  return [...records, ...parser.end()];
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('', 'a', '"', '""', ',', ';', '\n', 'a\nb', ' x ', 'é'),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 8,
});
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('any table, quoted or not, in pieces of any size, reads as a reference parser reads it', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
      (rows, delimiter, newline, isAllQuoted, size) => {
        const text = rows
          .map((cells) =>
            cells
              .map((one) =>
                isAllQuoted || one.includes('"') || /[\r\n]/.test(one) || one.includes(delimiter)
                  ? quote(one)
                  : one,
              )
              .join(delimiter),
          )
          .join(newline);
        const expected = parse(text, {
          delimiter,
          relax_column_count: true,
          record_delimiter: newline,
        });
        expect(read(text, delimiter, size)).toEqual(expected);
        expect(read(`${text}${newline}`, delimiter, size)).toEqual(
          parse(`${text}${newline}`, {
            delimiter,
            relax_column_count: true,
            record_delimiter: newline,
          }),
        );
      },
    ),
    { numRuns: 600 },
  );
});

describe('line ends', () => {
  test.each([
    [
      'of an old Mac',
      'a,b\rc,d\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'of Windows and Unix mixed',
      'a,b\r\nc,d\ne,"f"\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    ['inside quotes', '"a\r\nb",c\n', [['a\r\nb', 'c']]],
  ])('%s', (_case, text, expected) => {
    for (const size of [1, 2, 3, 100]) expect(read(text, ',', size)).toEqual(expected);
  });
});

describe('a text that is not CSV is refused with the place to look at', () => {
  test.each([
    ['an open quote', 'a,b\n1,"x\ny\nz', 'CSV_QUOTE_NOT_CLOSED', 1, 2],
    ['text after a quote', 'a,b\n"1"x,2\n', 'CSV_INVALID_CLOSING_QUOTE', 0, 2],
    ['a quote inside a cell', 'a,b\n"1\n2",5" x\n', 'INVALID_OPENING_QUOTE', 1, 3],
  ])('%s', (_case, text, code, column, line) => {
    for (const size of [1, 3, 100]) {
      expect(() => read(text, ',', size)).toThrow(expect.objectContaining({ code, column, line }));
    }
  });

  test('a record without end', () => {
    expect(() => read(`a\n"${'x'.repeat(1_100_000)}`, ',', 65_536)).toThrow(
      expect.objectContaining({ code: 'CSV_MAX_RECORD_SIZE', line: 2 }),
    );
  });
});
