import { Readable } from 'node:stream';
import { inPieces, sealStream } from './seal-stream.ts';
import {
  CHUNK_BYTES,
  chunkCount,
  chunkOffset,
  HEADER_BYTES,
  openChunk,
  openHeader,
  plainSize,
  TAG_BYTES,
} from './sealed-format.ts';

interface Range {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** What Directus asks of a storage (11.17.4), but the calls of resumable uploads: those stay off. */
export interface StorageDriver {
  read(path: string, options?: { range?: Range; version?: string }): Promise<Readable>;
  write(path: string, content: Readable, type?: string): Promise<void>;
  delete(path: string): Promise<void>;
  stat(path: string): Promise<{ size: number; modified: Date }>;
  exists(path: string): Promise<boolean>;
  move(from: string, to: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  list(prefix?: string): AsyncIterable<string>;
}

/** A driver class over `base` that seals what it writes and opens what it reads. */
export function encryptingDriver(base: StorageDriver, masterKey: Buffer) {
  return class implements StorageDriver {
    async read(path: string, options?: { range?: Range }): Promise<Readable> {
      return readSealed(base, masterKey, path, options?.range ?? {});
    }

    async write(path: string, content: Readable, type?: string): Promise<void> {
      await base.write(
        path,
        Readable.from(sealStream(masterKey, content), { objectMode: false }),
        type,
      );
    }

    async stat(path: string) {
      const { size, modified } = await base.stat(path);
      return { size: plainSize(size), modified };
    }

    delete(path: string) {
      return base.delete(path);
    }

    exists(path: string) {
      return base.exists(path);
    }

    move(from: string, to: string) {
      return base.move(from, to);
    }

    copy(from: string, to: string) {
      return base.copy(from, to);
    }

    list(prefix?: string) {
      return base.list(prefix);
    }
  };
}

/** The first chunk is opened before anything is returned: a touched file fails, it does not start. */
async function readSealed(
  base: StorageDriver,
  masterKey: Buffer,
  path: string,
  range: Range,
): Promise<Readable> {
  const { size } = await base.stat(path);
  const total = plainSize(size);
  const start = range.start ?? 0;
  const end = Math.min(range.end ?? total - 1, total - 1);
  const header = await collect(
    await base.read(path, { range: { start: 0, end: HEADER_BYTES - 1 } }),
  );
  const content = openRange(base, {
    path,
    fileKey: openHeader(masterKey, header),
    first: Math.floor(Math.max(start, 0) / CHUNK_BYTES),
    last: Math.floor(Math.max(end, 0) / CHUNK_BYTES),
    count: chunkCount(size),
    start,
    end,
  });
  const head = await content.next();
  return Readable.from(prepend(head, content), { objectMode: false });
}

interface Opening {
  readonly path: string;
  readonly fileKey: Buffer;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

async function* openRange(base: StorageDriver, opening: Opening): AsyncGenerator<Buffer> {
  const { path, fileKey, first, last, count, start, end } = opening;
  const sealed = await base.read(path, {
    range: { start: chunkOffset(first), end: chunkOffset(last + 1) - 1 },
  });
  let index = first;
  for await (const piece of inPieces(sealed, CHUNK_BYTES + TAG_BYTES)) {
    const plain = openChunk(fileKey, index, index === count - 1, piece);
    const offset = index * CHUNK_BYTES;
    yield plain.subarray(Math.max(start - offset, 0), Math.max(end - offset + 1, 0));
    index++;
  }
  if (index !== last + 1) throw new Error('This file was cut short.');
}

async function* prepend(
  head: IteratorResult<Buffer>,
  rest: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  if (head.done) return;
  yield head.value;
  yield* rest;
}

async function collect(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
