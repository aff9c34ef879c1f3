import { AsyncLocalStorage } from 'node:async_hooks';
import { type DomainError, inCollection } from '@ia/core';
import type { Middleware } from '@ia/directus-kit';

const ITEMS = /^\/items\/([a-z_]+)(\/|$)/;
const asked = new AsyncLocalStorage<string>();

/** The collection a path of Directus' items is about. */
export const collectionOf = (path: string): string | undefined => ITEMS.exec(path)?.[1];

/** Remembers which collection a request is about while it is served. */
export const rememberCollection: Middleware = ({ path }, _response, next) => {
  const collection = collectionOf(path);
  if (collection) asked.run(collection, next);
  else next();
};

/** A trigger names a field, not its table: it is taken for the collection that was asked for. */
export function inAskedCollection(refusal: DomainError): DomainError {
  const collection = asked.getStore();
  return collection ? inCollection(refusal, collection) : refusal;
}
