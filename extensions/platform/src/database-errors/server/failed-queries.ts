import { AsyncLocalStorage } from 'node:async_hooks';
import type { Middleware } from '@ia/directus-kit';
import type { Knex } from 'knex';
import { isImpossible } from './translate-query-error.ts';

/** GraphQL keeps of an error of the database neither its class nor its code. */
const failures = new AsyncLocalStorage<{ isImpossible: boolean }>();

export const rememberFailures: Middleware = ({ path }, _response, next) => {
  if (path.startsWith('/graphql')) failures.run({ isImpossible: false }, next);
  else next();
};

/** Notes what the database could not compute while a request is served. */
export function watchFailures(database: Knex): void {
  database.on('query-error', (error: unknown) => {
    const noted = failures.getStore();
    if (noted && isImpossible(error)) noted.isImpossible = true;
  });
}

/** Whether this request asked for something that cannot be computed. */
export const askedImpossible = (): boolean => failures.getStore()?.isImpossible ?? false;
