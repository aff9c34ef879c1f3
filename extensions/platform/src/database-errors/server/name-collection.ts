import { addToRefusal } from '@ia/directus-kit/http/add-to-refusal';
import { collectionOf } from './asked-collection.ts';

/** Adds to what Directus refuses of a field which collection it is of: it has its label there. */
export function nameCollection(error: unknown, path: string): unknown {
  const collection = collectionOf(path);
  if (!collection) return error;
  const named = (one: unknown) =>
    addToRefusal(one, (told) => ('field' in told ? { collection, ...told } : told));
  return Array.isArray(error) ? error.map(named) : named(error);
}
