import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface WrittenGrid {
  readonly path: string;
  readonly close: () => Promise<void>;
}

/** Pieces that may wait for the disk. */
const WAITING = 4;

/**
 * Writes a table of ours, in a folder of its own that nobody else reads. `close` takes it away, as does
 * a fault of its lines.
 */
export async function writeGrid(pieces: AsyncIterable<string>): Promise<WrittenGrid> {
  const folder = await mkdtemp(join(tmpdir(), 'ia-table-'));
  const path = join(folder, 'table.jsonl');
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const lines = Readable.from(pieces, { highWaterMark: WAITING });
    await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
    return { path, close };
  } catch (error) {
    await close();
    throw error;
  }
}
