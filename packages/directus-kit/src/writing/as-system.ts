import { useEmitter } from '@directus/api/emitter';
import type { ActionEvent, ItemsService, JobContext, MutationOptions } from '@ia/directus-kit';
import type { Knex } from 'knex';

/** Several writes of the platform itself that stand or fall together. */
export interface SystemUnit {
  readonly trx: Knex.Transaction;
  readonly items: (collection: string) => ItemsService;
  readonly options: MutationOptions;
}

/**
 * Runs writes in one transaction; screens and flows hear of them once they are committed. With
 * every right (`null`): nobody is behind a delivery, and it fills only what its source describes.
 */
export async function asSystem<Result>(
  { database, services, getSchema }: Pick<JobContext, 'database' | 'services' | 'getSchema'>,
  work: (unit: SystemUnit) => Promise<Result>,
): Promise<Result> {
  const schema = await getSchema();
  const told: ActionEvent[] = [];
  const result = await database.transaction((trx) =>
    work({
      trx,
      items: (collection) =>
        new services.ItemsService(collection, { schema, knex: trx, accountability: null }),
      options: { bypassEmitAction: (event) => told.push(event) },
    }),
  );
  for (const { event, meta, context } of told) useEmitter().emitAction(event, meta, context);
  return result;
}
