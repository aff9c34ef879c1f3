import { DomainError } from '@ia/core';
import { fingerprintFile } from '../csv/detect-encoding.ts';
import { writeSheetTable } from '../xlsx/write-table.ts';
import { detectFormat, type FileFormat } from './detect-format.ts';

/** A file whose rows can be streamed: a workbook is first written out as one. */
export interface OpenTable {
  readonly format: FileFormat;
  readonly sha256: string;
  readonly bytes: number;
  /** Where the rows are read, and their encoding as far as the bytes tell. */
  readonly tablePath: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly close: () => Promise<void>;
}

/**
 * @throws FILE_TYPE, FILE_EMPTY, XLSX_UNREADABLE
 */
export async function openTable(
  path: string,
  name: string,
  sheet: string | null | undefined,
): Promise<OpenTable> {
  const format = await detectFormat(path);
  const { sha256, bytes, encoding, isBinary } = await fingerprintFile(path);
  if (bytes === 0) throw new DomainError('FILE_EMPTY', { value: name });
  if (format === 'xlsx') {
    const table = await writeSheetTable(path, bytes, sheet);
    return { format, sha256, bytes, encoding: 'utf-8', ...table };
  }
  if (isBinary) throw new DomainError('FILE_TYPE', {});
  return {
    format,
    sha256,
    bytes,
    tablePath: path,
    encoding,
    sheets: [],
    sheet: null,
    close: async () => undefined,
  };
}
