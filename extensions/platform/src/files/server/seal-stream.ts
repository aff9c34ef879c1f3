import { CHUNK_BYTES, createHeader, sealChunk } from './sealed-format.ts';

/** Seals content as it flows; one chunk is held back, since the last one is sealed as such. */
export async function* sealStream(
  masterKey: Buffer,
  content: AsyncIterable<Buffer | string>,
): AsyncGenerator<Buffer> {
  const { bytes, fileKey } = createHeader(masterKey);
  yield bytes;
  let held: Buffer[] = [];
  let size = 0;
  let index = 0;
  for await (const piece of content) {
    held.push(Buffer.from(piece));
    size += piece.length;
    if (size <= CHUNK_BYTES) continue;
    let rest = Buffer.concat(held);
    for (; rest.length > CHUNK_BYTES; rest = rest.subarray(CHUNK_BYTES)) {
      yield sealChunk(fileKey, index++, false, rest.subarray(0, CHUNK_BYTES));
    }
    held = [rest];
    size = rest.length;
  }
  yield sealChunk(fileKey, index, true, Buffer.concat(held));
}

/** Cuts a flow into pieces of exactly `size` bytes; the last may be shorter. */
export async function* inPieces(
  content: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const piece of content) {
    held.push(piece);
    length += piece.length;
    if (length < size) continue;
    let rest = Buffer.concat(held);
    for (; rest.length >= size; rest = rest.subarray(size)) yield rest.subarray(0, size);
    held = [rest];
    length = rest.length;
  }
  if (length > 0) yield Buffer.concat(held);
}
