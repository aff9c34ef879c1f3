import { DomainError } from '@ia/core';
import { fingerprintFile } from '../csv/detect-encoding.ts';
import type { Encoding } from '../shapes/file-settings.ts';
import { writeSheetTable } from '../xlsx/write-table.ts';
import { detectFormat, type FileFormat } from './detect-format.ts';

/** A file whose rows can be streamed: a workbook is first written out as one. */
export interface OpenTable {
  readonly format: FileFormat;
  readonly sha256: string;
  readonly bytes: number;
  /** Where the rows are read, and their encoding as far as the bytes tell. */
  readonly tablePath: string;
  readonly encoding: Encoding;
  /** Cells stand where their address says, and numbers are known from texts. */
  readonly isGrid: boolean;
  readonly sheets: readonly string[];
  /** Those of `sheets` that are hidden in the workbook. */
  readonly hiddenSheets: readonly string[];
  readonly sheet: string | null;
  readonly close: () => Promise<void>;
}

/**
 * @param isGrid whether the file is a table that `writeSheet` has written
 * @throws FILE_TYPE, FILE_EMPTY, XLSX_UNREADABLE
 */
export async function openTable(
  path: string,
  name: string,
  {
    sheet,
    isGrid = false,
  }: { readonly sheet?: string | null | undefined; readonly isGrid?: boolean | undefined },
): Promise<OpenTable> {
  const format = await detectFormat(path);
  const { sha256, bytes, encoding, isBinary } = await fingerprintFile(path);
  if (bytes === 0) throw new DomainError('FILE_EMPTY', { value: name });
  if (format === 'xlsx') {
    const table = await writeSheetTable(path, bytes, sheet);
    return { format, sha256, bytes, encoding: 'utf-8', isGrid: true, ...table };
  }
  if (isBinary) throw new DomainError('FILE_TYPE', {});
  return {
    format,
    sha256,
    bytes,
    tablePath: path,
    encoding,
    isGrid,
    sheets: [],
    hiddenSheets: [],
    sheet: null,
    close: async () => undefined,
  };
}
