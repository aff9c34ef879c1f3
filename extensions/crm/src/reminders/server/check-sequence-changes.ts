import { DomainError } from '@ia/core';
import { parseSequence } from '@ia/core/reminders/parse-sequence';
import type { EventContext, Row, Services } from '@ia/directus-kit';
import { fetchRights } from '@ia/directus-kit/rights/asker-rights';

export interface AskedChange {
  readonly payload: Row;
  readonly keys: unknown;
}

/**
 * A changed sequence is checked as a whole, each of those that change.
 * @throws FORBIDDEN before any reason, and what `parseSequence` refuses
 */
export async function checkSequenceChanges(
  services: Services,
  context: EventContext,
  change: AskedChange,
): Promise<Row> {
  const rows = await readChanged(services, context, {
    ...change,
    collection: 'reminder_sequences',
  });
  for (const row of rows) parseSequence({ ...row, ...change.payload });
  return change.payload;
}

/** The rows about to change, for who may change rows of that collection. @throws FORBIDDEN */
export async function readChanged(
  services: Services,
  { accountability, schema, database }: EventContext,
  { keys, collection }: AskedChange & { readonly collection: string },
): Promise<Row[]> {
  if (!schema) throw new DomainError('FORBIDDEN');
  // The system and administrators: nothing is refused to them.
  if (accountability && !accountability.admin) {
    const rights = await fetchRights({ accountability, schema, database }, 'update', [collection]);
    if (rights.length === 0) throw new DomainError('FORBIDDEN');
  }
  const wanted = Array.isArray(keys) ? keys.map(String) : [];
  const items = new services.ItemsService(collection, { accountability, schema, knex: database });
  return items.readByQuery({ filter: { id: { _in: wanted } }, limit: wanted.length });
}
