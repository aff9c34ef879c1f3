import { DomainError, isDomainError } from '@ia/core';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** What an archive may hold once inflated: a sheet is read in memory. */
const MAX_INFLATED = 128 * 1_048_576;
const MAX_ENTRIES = 2000;
/** Beyond a size at which nobody suffers, nothing real is packed tighter than this. */
const MAX_RATIO = 200;
const RATIO_FROM = 16 * 1_048_576;
const MAX_WORKBOOK = 4 * 1_048_576;

const WORKBOOK = 'xl/workbook.xml';
const ENCRYPTED = 1;

/**
 * Inflates every entry of a workbook once, counting the bytes that really come out, before anything
 * parses it: what an archive declares about itself is not trusted.
 * @returns the list of the workbook, as XML
 * @throws XLSX_UNREADABLE for a broken, encrypted or bloated archive, or one that is no workbook
 */
export async function guardArchive(path: string, bytes: number): Promise<string> {
  const zip = await openArchive(path);
  const count = { inflated: 0, entries: 0 };
  let workbook: string | null = null;
  try {
    for await (const entry of zip.eachEntry()) {
      count.entries += 1;
      assertEntry(entry, count.entries);
      const kept = await inflate(zip, entry, { count, bytes });
      if (entry.fileName === WORKBOOK) workbook = kept;
    }
  } catch (error) {
    throw isDomainError(error) ? error : unreadable('zip');
  } finally {
    zip.close();
  }
  if (workbook === null) throw new DomainError('FILE_TYPE', { hint: 'zip' });
  return workbook;
}

async function openArchive(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false });
  } catch {
    throw unreadable('zip');
  }
}

function assertEntry(entry: Entry, entries: number): void {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw unreadable('mot de passe / password');
  if (entries > MAX_ENTRIES) throw unreadable(`> ${MAX_ENTRIES}`);
}

interface Budget {
  readonly count: { inflated: number };
  readonly bytes: number;
}

async function inflate(zip: ZipFile, entry: Entry, { count, bytes }: Budget): Promise<string> {
  if (entry.fileName.endsWith('/')) return '';
  const isKept = entry.fileName === WORKBOOK;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    count.inflated += chunk.length;
    const { inflated } = count;
    const isBloated = inflated > RATIO_FROM && inflated > bytes * MAX_RATIO;
    if (inflated > MAX_INFLATED || isBloated) {
      throw unreadable(`max. ${MAX_INFLATED / 1_048_576} Mo`);
    }
    if (isKept && size <= MAX_WORKBOOK) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function unreadable(hint: string): DomainError {
  return new DomainError('XLSX_UNREADABLE', { hint: `(${hint})` });
}
