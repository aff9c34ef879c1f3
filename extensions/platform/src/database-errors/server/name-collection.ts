import { addToRefusal } from '@ia/directus-kit/http/add-to-refusal';

const ITEMS = /^\/items\/([a-z_]+)(\/|$)/;

/** Adds to what Directus refuses of a row which collection it was for: its fields have labels there. */
export function nameCollection(error: unknown, path: string): unknown {
  const collection = ITEMS.exec(path)?.[1];
  if (!collection) return error;
  const named = (one: unknown) => addToRefusal(one, (told) => ({ collection, ...told }));
  return Array.isArray(error) ? error.map(named) : named(error);
}
