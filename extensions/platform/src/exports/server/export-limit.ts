import { AsyncLocalStorage } from 'node:async_hooks';
import type { Middleware, Row } from '@ia/directus-kit';
import { z } from 'zod';

/** The number of rows an export to a file was asked for; null is all of them. */
const asked = new AsyncLocalStorage<number | null>();

const exportShape = z.object({
  query: z.object({ limit: z.int().min(-1).max(Number.MAX_SAFE_INTEGER).nullish() }),
});

/** Remembers how many rows an export to a file is asked for, before Directus cuts the number. */
export const rememberLimit: Middleware = ({ path, body }, _response, next) => {
  if (!path.startsWith('/utils/export/')) return next();
  const { data } = exportShape.safeParse(body);
  // What is no body of an export, Directus says itself.
  if (!data) return next();
  const { limit } = data.query;
  asked.run(limit === undefined || limit === -1 ? null : limit, next);
};

/**
 * The query as it was asked. The ceiling of a list (`QUERY_LIMIT_MAX`) holds for what is kept in
 * memory; an export reads batch after batch: cut there, the file would lack rows and say nothing.
 */
export function uncut(query: Row): Row {
  const limit = asked.getStore();
  return limit === undefined ? query : { ...query, limit: limit ?? -1 };
}
