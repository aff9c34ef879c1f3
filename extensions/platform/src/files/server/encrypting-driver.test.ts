import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { encryptingDriver, type StorageDriver } from './encrypting-driver.ts';
import { CHUNK_BYTES, HEADER_BYTES, TAG_BYTES } from './sealed-format.ts';

const KEY = randomBytes(32);
const SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES;

/** A storage in memory that cuts what it gives in uneven pieces, as a disk may. */
function memoryStorage(): StorageDriver & { files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>();
  const get = (path: string) => files.get(path) ?? Buffer.alloc(0);
  return {
    files,
    async read(path, options) {
      const { start = 0, end } = options?.range ?? {};
      const content = get(path).subarray(start, end === undefined ? undefined : end + 1);
      const pieces: Buffer[] = [];
      for (let at = 0; at < content.length; at += 40_001)
        pieces.push(content.subarray(at, at + 40_001));
      return Readable.from(pieces);
    },
    async write(path, content) {
      const pieces: Buffer[] = [];
      for await (const piece of content) pieces.push(piece);
      files.set(path, Buffer.concat(pieces));
    },
    stat: async (path) => ({ size: get(path).length, modified: new Date(0) }),
    exists: async (path) => files.has(path),
    delete: async (path) => void files.delete(path),
    move: async (from, to) => void files.set(to, get(from)),
    copy: async (from, to) => void files.set(to, get(from)),
    async *list() {
      yield* files.keys();
    },
  };
}

async function store(content: Buffer) {
  const base = memoryStorage();
  const driver = new (encryptingDriver(base, KEY))();
  await driver.write('a', Readable.from([content]));
  return { base, driver, sealed: base.files.get('a') ?? Buffer.alloc(0) };
}

async function read(
  driver: Pick<StorageDriver, 'read'>,
  range?: { start?: number; end?: number },
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await driver.read('a', range ? { range } : undefined))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a sealed file', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 500_001])(
    'of %i bytes opens as it was, and says its own size',
    async (size) => {
      const content = randomBytes(size);
      const { driver } = await store(content);
      expect((await read(driver)).equals(content)).toBe(true);
      expect((await driver.stat('a')).size).toBe(size);
    },
  );

  it('gives a range across chunks, to its end, and beyond it', async () => {
    const content = randomBytes(3 * CHUNK_BYTES + 17);
    const { driver } = await store(content);
    const ranges = [
      [0, 0],
      [CHUNK_BYTES - 1, CHUNK_BYTES],
      [100, 3 * CHUNK_BYTES + 16],
      [5, 9_999_999],
    ] as const;
    for (const [start, end] of ranges) {
      expect((await read(driver, { start, end })).equals(content.subarray(start, end + 1))).toBe(
        true,
      );
    }
    expect((await read(driver, { start: 70_000 })).equals(content.subarray(70_000))).toBe(true);
  });

  it('never looks twice the same, nor like its content', async () => {
    const content = Buffer.alloc(CHUNK_BYTES * 2, 'secret');
    const [first, second] = [await store(content), await store(content)];
    expect(first.sealed.equals(second.sealed)).toBe(false);
    expect(first.sealed.includes(Buffer.from('secret'))).toBe(false);
  });

  it('does not open when a byte anywhere was changed', async () => {
    const { base, driver, sealed } = await store(randomBytes(CHUNK_BYTES + 500));
    for (const place of [0, 9, 30, HEADER_BYTES, HEADER_BYTES + CHUNK_BYTES, sealed.length - 1]) {
      const touched = Buffer.from(sealed);
      touched.writeUInt8(touched.readUInt8(place) ^ 1, place);
      base.files.set('a', touched);
      await expect(read(driver), `byte ${place}`).rejects.toThrow();
    }
  });

  it('does not open when chunks were swapped, cut off or repeated', async () => {
    const { base, driver, sealed } = await store(randomBytes(3 * CHUNK_BYTES));
    const header = sealed.subarray(0, HEADER_BYTES);
    const chunk = (index: number) =>
      sealed.subarray(
        HEADER_BYTES + index * SEALED_CHUNK,
        HEADER_BYTES + (index + 1) * SEALED_CHUNK,
      );
    for (const chunks of [
      [1, 0, 2],
      [0, 1],
      [0, 1, 2, 2],
      [0, 2],
      [0, 0, 2],
    ]) {
      base.files.set('a', Buffer.concat([header, ...chunks.map(chunk)]));
      await expect(read(driver), String(chunks)).rejects.toThrow();
    }
    base.files.set('a', header);
    await expect(read(driver)).rejects.toThrow('not sealed');
  });

  it('does not open with another key, nor when it was never sealed', async () => {
    const { base } = await store(Buffer.from('contenu'));
    const stranger = new (encryptingDriver(base, randomBytes(32)))();
    await expect(read(stranger)).rejects.toThrow();
    base.files.set('a', Buffer.from('x'.repeat(500)));
    await expect(read(new (encryptingDriver(base, KEY))())).rejects.toThrow('not sealed');
  });
});
