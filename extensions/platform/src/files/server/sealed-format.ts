import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * A sealed file: magic, the file's own key wrapped by FILES_KEY, then chunks of 64 KiB sealed one by
 * one, so that a range is read without the rest. A chunk is bound to its place and to being the last
 * one: swapped, repeated or cut off chunks do not open.
 */
export const CHUNK_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
const MAGIC = Buffer.from('IASEAL01');
const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const ALGORITHM = 'aes-256-gcm';
export const HEADER_BYTES = MAGIC.length + NONCE_BYTES + KEY_BYTES + TAG_BYTES;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

export interface SealedHeader {
  readonly bytes: Buffer;
  readonly fileKey: Buffer;
}

export function createHeader(masterKey: Buffer): SealedHeader {
  const fileKey = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  return { bytes: Buffer.concat([MAGIC, nonce, seal(masterKey, nonce, MAGIC, fileKey)]), fileKey };
}

/** @throws Error when the file is not sealed, was sealed with another key, or was touched */
export function openHeader(masterKey: Buffer, bytes: Buffer): Buffer {
  if (bytes.length !== HEADER_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new Error('This file is not sealed.');
  }
  const nonce = bytes.subarray(MAGIC.length, MAGIC.length + NONCE_BYTES);
  return open(masterKey, nonce, MAGIC, bytes.subarray(MAGIC.length + NONCE_BYTES));
}

export function sealChunk(fileKey: Buffer, index: number, isLast: boolean, plain: Buffer): Buffer {
  return seal(fileKey, chunkNonce(index, isLast), Buffer.alloc(0), plain);
}

/** @throws Error when the chunk was touched or stands in another place */
export function openChunk(fileKey: Buffer, index: number, isLast: boolean, sealed: Buffer): Buffer {
  return open(fileKey, chunkNonce(index, isLast), Buffer.alloc(0), sealed);
}

/** Size of the content of a sealed file of `sealedSize` bytes. */
export function plainSize(sealedSize: number): number {
  const body = sealedSize - HEADER_BYTES;
  if (body < TAG_BYTES) throw new Error('This file is not sealed.');
  return body - chunkCount(sealedSize) * TAG_BYTES;
}

/** An empty file has one chunk, empty. */
export function chunkCount(sealedSize: number): number {
  return Math.ceil((sealedSize - HEADER_BYTES) / SEALED_CHUNK_BYTES);
}

/** Where chunk `index` starts in the sealed file. */
export function chunkOffset(index: number): number {
  return HEADER_BYTES + index * SEALED_CHUNK_BYTES;
}

// Never repeated under one key: each file has its own key, each place its own number.
function chunkNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUInt32BE(index, NONCE_BYTES - 4);
  return nonce;
}

function seal(key: Buffer, nonce: Buffer, bound: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(bound);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, nonce: Buffer, bound: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([
    decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)),
    decipher.final(),
  ]);
}
