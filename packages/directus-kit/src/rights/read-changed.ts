import { DomainError } from '@ia/core';
import type { EventContext, Row, Services } from '../directus.ts';
import { assertMayUpdate, type RowsToChange } from './may-update.ts';

/** What a filter on `<collection>.items.update` is given. */
export interface AskedChange {
  readonly payload: Row;
  readonly keys: unknown;
}

/** The rows an update is about to change, in a hook. */
export function changedRows(collection: string, { keys }: AskedChange): RowsToChange {
  return { collection, ids: Array.isArray(keys) ? keys.map(String) : [] };
}

/**
 * Reads them whole, for a hook that checks what each of them becomes.
 * @throws FORBIDDEN before any reason
 */
export async function readChanged(
  services: Services,
  context: EventContext,
  rows: RowsToChange,
): Promise<Row[]> {
  await assertMayUpdate(context, rows);
  const { accountability, schema, database } = context;
  if (!schema) throw new DomainError('FORBIDDEN');
  const { collection, ids } = rows;
  const items = new services.ItemsService(collection, { accountability, schema, knex: database });
  return items.readByQuery({ filter: { id: { _in: ids } }, limit: ids.length });
}
