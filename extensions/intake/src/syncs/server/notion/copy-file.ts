import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { uuidOfHash } from '@ia/core/text/stable-id';
import { lastingPart, nameInAddress } from '@ia/providers/notion/hosted-addresses';
import { outboundClient } from '@ia/providers/outbound/outbound-client';
import { findFileSize } from '../../../imports/server/store/files.ts';
import type { SyncWork } from '../sync-engine.ts';
import type { Place } from './find-places.ts';

/** Larger ones stay where they are, and are told. */
const MAX_BYTES = 50 * 1_048_576;
const TIMEOUT_MS = 120_000;

/** The same file is the same record, whatever the signature of its address and however often. */
export function fileIdOf(source: string, url: string): string {
  const hex = createHash('sha256')
    .update(`notion ${source} ${lastingPart(url)}`)
    .digest('hex');
  return uuidOfHash(hex, { version: '5', variant: 'a' });
}

/**
 * Copies a file Notion keeps into the files of the platform, seen by staff only, unless that is
 * done. @returns its id @throws ProviderError
 */
export async function copyFile(
  { context, env, source }: SyncWork,
  file: { readonly url: string; readonly name?: string },
  { account, project }: Pick<Place, 'account' | 'project'>,
): Promise<string> {
  const { database, services, getSchema } = context;
  const id = fileIdOf(source.id, file.url);
  const size = await findFileSize(database, id);
  if (typeof size === 'number') return id;
  const download = outboundClient({
    service: 'Notion',
    baseUrl: new URL(file.url).origin,
    allowedHosts: env.allowedHosts,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  });
  const { data, contentType } = await download({ path: file.url, responseType: 'arraybuffer' });
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from([]);
  const name = (file.name ?? nameInAddress(file.url)).replace(/\p{Cc}+/gu, ' ');
  // Nobody is behind the copy: a source is read by the platform.
  const files = new services.FilesService({ accountability: null, schema: await getSchema() });
  const record = {
    id,
    title: name,
    filename_download: name,
    type: contentType?.split(';')[0] ?? 'application/octet-stream',
    account,
    project,
    visibility: 'internal',
  };
  await files.uploadOne(Readable.from([bytes]), record, size === null ? id : undefined);
  return id;
}
