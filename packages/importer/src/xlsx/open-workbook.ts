import { DomainError, isDomainError } from '@ia/core';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type Parts, WORKBOOK } from './workbook-parts.ts';

/** What an archive may hold once inflated. */
const MAX_INFLATED = 128 * 1_048_576;
const MAX_ENTRIES = 2000;
/** Beyond a size at which nobody suffers, nothing real is packed tighter than this. */
const MAX_RATIO = 200;
const RATIO_FROM = 16 * 1_048_576;
const ENCRYPTED = 1;

/** An archive that may be read. */
export interface OpenArchive extends Parts {
  readonly close: () => void;
}

/**
 * Inflates every entry of a workbook once, counting the bytes that really come out, before anything
 * parses it: what an archive declares about itself is not trusted. The caller closes it.
 * @throws XLSX_UNREADABLE for a broken, encrypted or bloated archive, FILE_TYPE for no workbook
 */
export async function openWorkbook(path: string, bytes: number): Promise<OpenArchive> {
  const zip = await openArchive(path);
  try {
    const entries = await checkEntries(zip, bytes);
    if (!entries.has(WORKBOOK)) throw new DomainError('FILE_TYPE', { hint: 'zip' });
    return {
      has: (name) => entries.has(name),
      read: (name) => readEntry(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw isDomainError(error) ? error : unreadable('zip');
  }
}

async function checkEntries(zip: ZipFile, bytes: number): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  const count = { inflated: 0, entries: 0 };
  for await (const entry of zip.eachEntry()) {
    count.entries += 1;
    assertEntry(entry, count.entries);
    await inflate(zip, entry, { count, bytes });
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) return;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
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

async function inflate(zip: ZipFile, entry: Entry, { count, bytes }: Budget): Promise<void> {
  if (entry.fileName.endsWith('/')) return;
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(chunk)) continue;
    count.inflated += chunk.length;
    const { inflated } = count;
    const isBloated = inflated > RATIO_FROM && inflated > bytes * MAX_RATIO;
    if (inflated > MAX_INFLATED || isBloated) {
      throw unreadable(`max. ${MAX_INFLATED / 1_048_576} Mo`);
    }
  }
}

function unreadable(hint: string): DomainError {
  return new DomainError('XLSX_UNREADABLE', { hint: `(${hint})` });
}
