import { DomainError } from '@ia/core';
import type { SourceKind } from '@ia/core/acquisition/source-kinds';

const MEGABYTE = 1_048_576;

/** Forms and notifications are small; a mail and a form with files may carry what is attached. */
export function maxBytesOf(kind: SourceKind, contentType: string): number {
  const isForm = kind === 'site_form' || kind === 'jotform';
  const hasFiles = isForm && /^\s*multipart\//i.test(contentType);
  return kind === 'mail_webhook' || hasFiles ? 20 * MEGABYTE : MEGABYTE;
}

/** Beyond this the rest is not even read to its end. */
const DRAINED = 32 * MEGABYTE;

/**
 * The bytes of a request as they arrive. What is too large is read to its end without being kept:
 * a sender still writing would see a broken connection instead of the answer.
 * @throws PAYLOAD_TOO_LARGE
 */
export async function readRaw(
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size > DRAINED) break;
  }
  if (size > maxBytes) {
    throw new DomainError('PAYLOAD_TOO_LARGE', { hint: `max. ${maxBytes / MEGABYTE} Mo` });
  }
  return Buffer.concat(chunks);
}
