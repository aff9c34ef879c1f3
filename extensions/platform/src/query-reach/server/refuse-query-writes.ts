import { DomainError } from '@ia/core';
import { type Accountability, type Middleware, toDirectusError } from '@ia/directus-kit';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Changing or deleting "whatever matches" lets Directus look for the rows with every right before
 * it checks the asker's (11.17.4): the answer then tells, to anybody, whether a row matches.
 */
export const refuseQueryWrites: Middleware = (
  { method, body, accountability },
  _response,
  next,
) => {
  const isWrite = method === 'PATCH' || method === 'DELETE';
  const refused = isWrite && accountability?.admin !== true && isObject(body) && 'query' in body;
  next(refused ? toDirectusError(new DomainError('FORBIDDEN')) : undefined);
};

/** The same by WebSocket, where the rows are named by `id`, `ids` or the entries of `data`. */
export function isQueryWrite(message: unknown, asker: Accountability | null | undefined): boolean {
  if (asker?.admin === true || !isObject(message)) return false;
  const { type, action, id, ids, data } = message;
  // As Directus reads them: an empty or zero id names nothing, and the query is followed.
  const names = Boolean(id) || Boolean(ids) || (action === 'update' && Array.isArray(data));
  return (
    String(type).toLowerCase() === 'items' && (action === 'update' || action === 'delete') && !names
  );
}

/** On a deletion Directus counts with the subscriber's condition and checks none of its fields. */
export function isUncheckedCount(
  message: unknown,
  asker: Accountability | null | undefined,
): boolean {
  if (asker?.admin === true || !isObject(message)) return false;
  const { type, query } = message;
  return String(type).toLowerCase() === 'subscribe' && isObject(query) && 'meta' in query;
}
