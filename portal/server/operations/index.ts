import * as client from './client.ts';
import type { Operation } from './operation.ts';
import * as vendor from './vendor.ts';
import * as viewer from './viewer.ts';

/** Every request the portal can make of Directus on somebody's behalf, by name. */
export const operations: ReadonlyMap<string, Operation<unknown>> = new Map(
  [viewer, client, vendor]
    .flatMap((group): Operation<unknown>[] => Object.values(group))
    .map((operation) => [operation.name, operation]),
);
