import { DomainError } from '@ia/core';
import { toDirectusError } from '@ia/directus-kit';

/** Where Directus makes SQL of what the asker wrote; in our own routes it would be our fault. */
const ASKED = /^\/(items|users|files|folders|activity|comments|notifications|presets|roles)(\/|$)/;

/** Postgres knows no such operation on this type: the largest of identifiers, an order of JSON… */
const NO_SUCH_OPERATION = '42883';

/** A query that cannot be computed is the asker's to change, and no fault of the platform. */
export function translateQueryError(error: unknown, path: string): unknown {
  if (!ASKED.test(path) || !isImpossible(error)) return error;
  return toDirectusError(new DomainError('QUERY_IMPOSSIBLE'));
}

export function isImpossible(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === NO_SUCH_OPERATION;
}
