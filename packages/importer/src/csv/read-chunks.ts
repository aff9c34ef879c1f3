import { open } from 'node:fs/promises';

const CHUNK = 65_536;

/**
 * The bytes of a file through one buffer, filled again for each piece: a stream would leave as many
 * buffers behind as the file is long, and the process would keep their place.
 */
export async function* readChunks(path: string, size = CHUNK): AsyncGenerator<Buffer> {
  const file = await open(path);
  const buffer = Buffer.allocUnsafe(size);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, size);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
