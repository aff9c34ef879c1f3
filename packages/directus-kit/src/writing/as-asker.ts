import type {
  Accountability,
  ActionEvent,
  ExtensionContext,
  ItemsService,
  MutationOptions,
} from '@ia/directus-kit';
import type { Knex } from 'knex';
import type { Asker } from '../rights/asker-rights.ts';

/** Several writes of one person that stand or fall together. */
export interface Unit {
  readonly trx: Knex.Transaction;
  /** The items API within the transaction, with the asker's rights unless others are given. */
  readonly items: (collection: string, as?: Accountability) => ItemsService;
  /** To be given to each write, so that nothing is told of what is rolled back. */
  readonly options: MutationOptions;
}

/** Runs writes in one transaction; live screens and flows hear of them once they are committed. */
export async function inTransaction<Result>(
  { services, database, emitter }: ExtensionContext,
  { schema, accountability }: Asker,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> {
  const told: ActionEvent[] = [];
  const result = await database.transaction((trx) =>
    work({
      trx,
      items: (collection, as = accountability) =>
        new services.ItemsService(collection, { schema, knex: trx, accountability: as }),
      options: { bypassEmitAction: (event) => told.push(event) },
    }),
  );
  for (const { event, meta, context } of told) emitter.emitAction(event, meta, context);
  return result;
}
