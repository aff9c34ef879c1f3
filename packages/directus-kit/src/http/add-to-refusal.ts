import type { Row } from '../directus.ts';

/** Completes what the extensions of a Directus error say; anything else passes unchanged. */
export function addToRefusal(error: unknown, more: (extensions: Row) => Row): unknown {
  if (!(error instanceof Error) || !('extensions' in error)) return error;
  const { extensions } = error;
  if (typeof extensions !== 'object' || extensions === null) return error;
  return Object.assign(error, { extensions: { ...extensions, ...more({ ...extensions }) } });
}
