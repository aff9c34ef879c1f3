import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Encoding } from '../shapes/file-settings.ts';
import { HighBytes } from './high-bytes.ts';
import { readChunks } from './read-chunks.ts';

export interface FileFingerprint {
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly bytes: number;
  /** Bytes no text has: the file is something else than a table. */
  readonly isBinary: boolean;
}

/**
 * Reads the whole file once, in a stream: its print, and the encoding its bytes prove. UTF-16 is
 * known by its mark or by its zeros; what is not UTF-8 is of Windows or of a Mac, as its accents make
 * French, unless most of them are valid UTF-8: then the file is damaged UTF-8, and its unreadable
 * cells are reported row by row.
 */
export async function fingerprintFile(path: string): Promise<FileFingerprint> {
  const hash = createHash('sha256');
  const accents = new AccentCount();
  const zeroAt = [0, 0];
  let bytes = 0;
  let mark: Encoding | null = null;
  for await (const chunk of readChunks(path)) {
    if (bytes === 0) mark = byteOrderMark(chunk);
    countZeros(chunk, bytes, zeroAt);
    bytes += chunk.length;
    hash.update(chunk);
    accents.add(chunk);
  }
  const wide = mark ?? wideEncoding(zeroAt, bytes);
  const isBinary = wide === null && zeroAt.some((count) => count > bytes * 0.02);
  return {
    sha256: hash.digest('hex'),
    encoding: wide ?? accents.encoding(),
    bytes,
    isBinary,
  };
}

/** Accents that are valid UTF-8 against bytes that are not. */
class AccentCount {
  readonly #decoder = new TextDecoder('utf-8');
  #isMidway = false;
  #readable = 0;
  #unreadable = 0;
  readonly #high = new HighBytes();

  add(chunk: Buffer): void {
    if (!this.#isMidway && isAscii(chunk)) return;
    this.#isMidway = true;
    this.#high.add(chunk);
    this.#count(this.#decoder.decode(chunk, { stream: true }));
  }

  #count(text: string): void {
    this.#unreadable += text.match(/\ufffd/g)?.length ?? 0;
    this.#readable += text.match(/[\u0080-\ufffc\ufffe-\u{10ffff}]/gu)?.length ?? 0;
  }

  encoding(): Encoding {
    this.#count(this.#decoder.decode());
    return this.#unreadable > this.#readable ? this.#high.guess() : 'utf-8';
  }
}

function byteOrderMark(start: Buffer): Encoding | null {
  const mark = start.subarray(0, 3).toString('hex');
  if (mark === 'efbbbf') return 'utf-8';
  if (mark.startsWith('fffe')) return 'utf-16le';
  return mark.startsWith('feff') ? 'utf-16be' : null;
}

function countZeros(chunk: Buffer, offset: number, zeroAt: number[]): void {
  for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
    const side = (offset + at) % 2;
    zeroAt[side] = (zeroAt[side] ?? 0) + 1;
  }
}

/** Every second byte of Western text in UTF-16 is a zero. */
function wideEncoding([even = 0, odd = 0]: readonly number[], bytes: number): Encoding | null {
  const many = bytes * 0.2;
  if (odd > many && even < odd / 10) return 'utf-16le';
  return even > many && odd < even / 10 ? 'utf-16be' : null;
}
