import { open } from 'node:fs/promises';
import { DomainError } from '@ia/core';

export type FileFormat = 'csv' | 'xlsx';

/** How files that are no table begin, and what they are called. */
const OTHERS: readonly (readonly [start: string, name: string])[] = [
  ['25504446', 'PDF'],
  ['89504e47', 'PNG'],
  ['ffd8ff', 'JPEG'],
  ['47494638', 'GIF'],
  ['1f8b', 'GZIP'],
  ['377abcaf', '7z'],
  ['52617221', 'RAR'],
  // Excel 97, and what Excel makes of a workbook with a password.
  ['d0cf11e0', '.xls, mot de passe / password'],
];

/**
 * Told by the first bytes, never by the name.
 * @throws FILE_TYPE naming what the file is
 */
export async function detectFormat(path: string): Promise<FileFormat> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(8) });
    const start = buffer.subarray(0, bytesRead).toString('hex');
    const other = OTHERS.find(([known]) => start.startsWith(known));
    if (other) throw new DomainError('FILE_TYPE', { hint: other[1] });
    return start.startsWith('504b0304') || start.startsWith('504b0506') ? 'xlsx' : 'csv';
  } finally {
    await file.close();
  }
}
