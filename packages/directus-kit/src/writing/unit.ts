/// <reference path="../directus-api.d.ts" />
import { useEmitter } from '@directus/api/emitter';
import type { Knex } from 'knex';
import type {
  Accountability,
  ActionEvent,
  ExtensionContext,
  ItemsService,
  MutationOptions,
  Schema,
} from '../directus.ts';
import { type Change, publishUpdate } from './publish-change.ts';
import { type AuditEntry, recordAudit } from './record-audit.ts';

/** In whose name: a person, or nobody (`null`, with every right) for what the platform does by itself. */
export interface UnitAuthor {
  readonly accountability: Accountability | null;
  readonly schema: Schema;
}

/** Several writes that stand or fall together, their lines of the audit log and the outbox included. */
export interface Unit {
  readonly trx: Knex.Transaction;
  /** The items API within the transaction, with the author's rights unless others are given (`null`: all). */
  readonly items: (collection: string, as?: Accountability | null) => ItemsService;
  /** To be given to each write, so that nothing is told of what is rolled back. */
  readonly options: MutationOptions;
  /** A line of the audit log, in the name of the author. */
  readonly audit: (entry: Omit<AuditEntry, 'accountability'>) => Promise<void>;
  /** Says what was updated by SQL; told as Directus tells its own once all is committed. */
  readonly updated: (change: Change) => void;
}

/**
 * Runs writes in one transaction; live screens and flows hear of them once they are committed.
 * Nothing outside (HTTP, mail, files) belongs in it.
 */
export async function runUnit<Result>(
  { database, services }: Pick<ExtensionContext, 'database' | 'services'>,
  { accountability, schema }: UnitAuthor,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> {
  const told: ActionEvent[] = [];
  const changes: Change[] = [];
  const result = await database.transaction((trx) =>
    work({
      trx,
      items: (collection, as = accountability) =>
        new services.ItemsService(collection, { schema, knex: trx, accountability: as }),
      options: { bypassEmitAction: (event) => told.push(event) },
      audit: (entry) => recordAudit(trx, { ...entry, accountability }),
      updated: (change) => changes.push(change),
    }),
  );
  // The emitter of the process: the one of an extension's context reaches extensions alone.
  for (const { event, meta, context } of told) useEmitter().emitAction(event, meta, context);
  for (const change of changes) await publishUpdate({ database, schema, accountability }, change);
  return result;
}

/** A unit of the platform itself: nobody is behind it, so no rule of access is asked. */
export async function runSystemUnit<Result>(
  context: Pick<ExtensionContext, 'database' | 'services' | 'getSchema'>,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> {
  return runUnit(context, { accountability: null, schema: await context.getSchema() }, work);
}
