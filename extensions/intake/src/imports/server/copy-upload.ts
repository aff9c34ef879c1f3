import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '@ia/core';
import type { Schema, ServiceOptions, Services } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { findFileSize } from './store/files.ts';

interface AssetsService {
  getAsset(id: string): Promise<{ readonly stream: NodeJS.ReadableStream }>;
}

interface WithAssets {
  readonly AssetsService: new (options: ServiceOptions) => AssetsService;
}

export interface CopyOptions {
  readonly services: Services;
  readonly database: Knex;
  readonly schema: Schema;
  readonly fileId: string;
  readonly maxBytes: number;
}

/**
 * Brings an uploaded file onto this machine in clear, for as long as it is read. The right to the
 * file was checked when the import was asked for.
 * @throws FILE_NOT_FOUND, FILE_TOO_LARGE
 */
export async function copyUpload(options: CopyOptions) {
  const { services, database, schema, fileId, maxBytes } = options;
  const size = await findFileSize(database, fileId);
  if (size === undefined) throw new DomainError('FILE_NOT_FOUND', { value: fileId });
  if (Number(size) > maxBytes) throw tooLarge(maxBytes);
  if (!offersAssets(services)) throw new Error('Directus offers no AssetsService.');
  const folder = await mkdtemp(join(tmpdir(), 'ia-import-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    // Without accountability: a job runs when nobody is there to be asked.
    const assets = new services.AssetsService({ schema, knex: database, accountability: null });
    const { stream } = await assets.getAsset(fileId);
    const path = join(folder, 'upload');
    await pipeline(stream, limit(maxBytes), createWriteStream(path, { mode: 0o600 }));
    return { path, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What is said of a size is not trusted: the bytes are counted as they come. */
function limit(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('FILE_TOO_LARGE', {
    hint: `max. ${Math.floor(maxBytes / 1_048_576)} Mo`,
  });
}

function offersAssets(services: Services): services is Services & WithAssets {
  return 'AssetsService' in services;
}
