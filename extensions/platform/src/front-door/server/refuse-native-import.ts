import { DomainError } from '@ia/core';
import { type Middleware, toDirectusError } from '@ia/directus-kit';

/** Express tells neither case nor a last slash apart. */
const NATIVE_IMPORT = /^\/utils\/import(?:\/|$)/i;

/**
 * Directus' own import of a CSV never answers when a row is refused before the file ends, and keeps its
 * connection: ten such files, and nothing is served any more. Ours tells each row.
 */
export const refuseNativeImport: Middleware = (request, _response, next) =>
  next(
    NATIVE_IMPORT.test(request.path)
      ? toDirectusError(new DomainError('NATIVE_IMPORT_CLOSED'))
      : undefined,
  );
