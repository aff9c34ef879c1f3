import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface FileFingerprint {
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly bytes: number;
}

/**
 * Reads the whole file once, in a stream: its print, and the encoding its bytes prove. UTF-16 is
 * known by its mark; what is not UTF-8 is Windows-1252, unless most of its accents are valid
 * UTF-8: then the file is damaged UTF-8, and its unreadable cells are reported row by row.
 */
export async function fingerprintFile(path: string): Promise<FileFingerprint> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  let mark: Encoding | null = null;
  let readable = 0;
  let unreadable = 0;
  const count = (text: string) => {
    unreadable += text.match(/\ufffd/g)?.length ?? 0;
    readable += text.match(/[\u0080-\ufffc\ufffe-\u{10ffff}]/gu)?.length ?? 0;
  };
  for await (const chunk of createReadStream(path)) {
    if (!Buffer.isBuffer(chunk)) continue;
    if (bytes === 0) mark = byteOrderMark(chunk);
    bytes += chunk.length;
    hash.update(chunk);
    count(decoder.decode(chunk, { stream: true }));
  }
  count(decoder.decode());
  const fallback = unreadable > readable ? 'windows-1252' : 'utf-8';
  return { sha256: hash.digest('hex'), encoding: mark ?? fallback, bytes };
}

function byteOrderMark(start: Buffer): Encoding | null {
  const mark = start.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  return mark.startsWith('feff') ? 'utf-16be' : null;
}
