import { describe, expect, test } from 'vitest';
import { fileName, uniqueName } from './file-name.ts';
import { judgeFile } from './judge-file.ts';

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** The directory of an archive is all that is looked at. */
function zip(...names: readonly string[]): string {
  const entry = (name: string) =>
    `PK\x01\x02${'\x00'.repeat(24)}${String.fromCharCode(name.length)}\x00${'\x00'.repeat(16)}${name}`;
  return `PK\x03\x04${'\x00'.repeat(26)}${names.map(entry).join('')}`;
}

describe('a file is judged by what it holds', () => {
  test.each<[string, string, string, string]>([
    ['a PDF under any name', 'devis.txt', '%PDF-1.7 …', 'application/pdf'],
    [
      'a PDF after what some printers write first',
      'a.pdf',
      '\n\n\x1b%-12345X%PDF-1.4',
      'application/pdf',
    ],
    ['a picture', 'photo', '\xff\xd8\xff\xe0', 'image/jpeg'],
    ['a screenshot', 'x', '\x89PNG\r\n\x1a\n\x00', 'image/png'],
    ['a web page that says it is a picture', 'photo.png', '<!DOCTYPE html><p>', 'text/html'],
    ['a drawing', 'logo.png', '<?xml version="1.0"?><svg xmlns="x">', 'image/svg+xml'],
    ['a table', 'liste.csv', 'nom;prénom\n', 'text/csv'],
    [
      'a spreadsheet',
      'budget',
      zip('[Content_Types].xml', 'xl/workbook.xml'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['an archive', 'photos.zip', zip('a.jpg'), 'application/zip'],
    ['an invitation', 'x', 'BEGIN:VCALENDAR\r\n', 'text/calendar'],
    ['bytes nobody knows', 'x.pdf', '\x01\x00\x02', 'application/octet-stream'],
  ])('%s', (_what, name, content, type) => {
    expect(judgeFile(bytes(content), name)).toMatchObject({
      type,
      isProgram: false,
      hasMacros: false,
    });
  });

  test.each([
    ['a program that says it is an invoice', 'facture.pdf', 'MZ\x90\x00'],
    ['a script by its name', 'facture.pdf.js', 'var a'],
    ['a script by its first line', 'notes.txt', '#!/bin/sh\nrm'],
    ['a shortcut', 'x', 'L\x00\x00\x00\x01\x14\x02\x00'],
    ['an archive that holds one', 'photos.zip', zip('a.jpg', 'photos/Facture.PDF.exe')],
  ])('a program is known: %s', (_what, name, content) => {
    expect(judgeFile(bytes(content), name).isProgram).toBe(true);
  });

  test('the sources of a site in an archive are none', () => {
    expect(judgeFile(bytes(zip('site/app.js')), 'site.zip').isProgram).toBe(false);
  });

  test('macros are seen in newer and older documents', () => {
    expect(judgeFile(bytes(zip('xl/workbook.xml', 'xl/vbaProject.bin')), 'a.xlsx').hasMacros).toBe(
      true,
    );
    const ole = `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\x00'.repeat(600)}_\x00V\x00B\x00A\x00_\x00P`;
    expect(judgeFile(bytes(ole), 'a.xls')).toMatchObject({
      hasMacros: true,
      type: 'application/vnd.ms-excel',
    });
  });
});

describe('the name of a file', () => {
  test.each([
    ['C:\\Users\\Agathe\\devis.pdf', 'devis.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['annexe\u202efdp.exe', 'annexefdp.exe'],
    ['capture d’e\u0301cran.png', 'capture d’écran.png'],
    ['a\r\nb\u0000:c?.pdf', 'a b c .pdf'],
    ['facture.exe. . ', 'facture.exe'],
    ['...', ''],
  ])('%j is %j', (given, name) => expect(fileName(given)).toBe(name));

  test('a long one keeps its end', () => {
    const name = fileName(`${'é'.repeat(400)}.docx`);
    expect(name).toHaveLength(150);
    expect(name.endsWith('é.docx')).toBe(true);
  });

  test('the second of one name is told apart, whatever its letters', () => {
    const taken = new Set<string>();
    const names = ['Devis.pdf', 'devis.pdf', 'devis.pdf', 'notes'].map((name) =>
      uniqueName(name, taken),
    );
    expect(names).toEqual(['Devis.pdf', 'devis (2).pdf', 'devis (3).pdf', 'notes']);
  });
});
