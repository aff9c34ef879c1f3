import { DomainError } from '@ia/core';
import { toDirectusError } from '@ia/directus-kit';

/** As MAX_PAYLOAD_SIZE in directus.config.ts, for people. */
const MAX_SIZE = 'max. 1 Mo / 1 MB';

/** Directus repeats the words of its JSON parser; people get a sentence, and machines a status. */
export function translateBodyError(error: unknown): unknown {
  const reason = invalidPayloadReason(error);
  if (reason === null) return error;
  if (reason.includes('too large')) {
    return toDirectusError(new DomainError('PAYLOAD_TOO_LARGE', { hint: MAX_SIZE }));
  }
  if (reason.includes('JSON')) {
    return toDirectusError(new DomainError('VALUE_INVALID', { field: 'body', hint: 'JSON' }));
  }
  return error;
}

function invalidPayloadReason(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'INVALID_PAYLOAD')
    return null;
  const extensions = 'extensions' in error ? error.extensions : null;
  if (typeof extensions !== 'object' || extensions === null || !('reason' in extensions))
    return null;
  return String(extensions.reason);
}
