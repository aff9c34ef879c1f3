import type { JsonValue } from '@ia/core/imports';
import type { Divergence } from '@ia/core/syncs/merge-record';
import type { Knex } from 'knex';
import type { RecordState } from '../../contract.ts';

export interface SyncRecordRow {
  readonly collection: string;
  readonly external_id: string;
  readonly target: string;
  readonly missing_since: Date | null;
  readonly diverging: Readonly<Record<string, Divergence>> | null;
}

/** Records of a source that wait for a person, in their order, and how many there are. */
export async function loadRecords(
  database: Knex,
  source: string,
  options: { readonly state: RecordState; readonly page: number; readonly per: number },
): Promise<{ readonly records: readonly SyncRecordRow[]; readonly count: number }> {
  const { state, page, per } = options;
  const column = state === 'conflict' ? 'diverging' : 'missing_since';
  const of = () => database('platform.sync_records').where({ source }).whereNotNull(column);
  const [records, [total]] = await Promise.all([
    of()
      .orderBy('external_id')
      .limit(per)
      .offset((page - 1) * per)
      .select<SyncRecordRow[]>('collection', 'external_id', 'target', 'missing_since', 'diverging'),
    of().count({ count: '*' }),
  ]);
  return { records, count: Number(total?.count ?? 0) };
}

interface RecordKey {
  readonly source: string;
  readonly collection: string;
  readonly externalId: string;
}

export interface RememberedRecord {
  readonly synced: Readonly<Record<string, JsonValue>>;
  readonly held: Readonly<Record<string, JsonValue>> | null;
  readonly diverging: Readonly<Record<string, Divergence>> | null;
}

/** Locked until the end of the transaction: a sync at work waits, or is waited for. */
export async function lockRecord(
  trx: Knex.Transaction,
  { source, collection, externalId }: RecordKey,
): Promise<RememberedRecord | null> {
  const row = await trx('platform.sync_records')
    .where({ source, collection, external_id: externalId })
    .forUpdate()
    .first<RememberedRecord | undefined>('synced', 'held', 'diverging');
  return row ?? null;
}

export async function saveRecord(
  trx: Knex.Transaction,
  { source, collection, externalId }: RecordKey,
  { synced, held, diverging }: RememberedRecord,
): Promise<void> {
  await trx('platform.sync_records')
    .where({ source, collection, external_id: externalId })
    .update({
      synced: JSON.stringify(synced),
      held: held && JSON.stringify(held),
      diverging: diverging && JSON.stringify(diverging),
    });
}

/** What people call a record, by collection. */
const NAMES: Readonly<Record<string, string>> = {
  leads: `coalesce(nullif(concat_ws(' ', first_name, last_name), ''), company_name, email)`,
  contacts: `concat_ws(' ', first_name, last_name)`,
};

/** The names of records, one query for each collection. */
export async function loadRecordNames(
  database: Knex,
  records: readonly SyncRecordRow[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const collection of new Set(records.map((record) => record.collection))) {
    const ids = records.filter((one) => one.collection === collection).map(({ target }) => target);
    const rows: { id: string; name: string | null }[] = await database(collection)
      .whereIn('id', ids)
      .select('id', database.raw(`${NAMES[collection] ?? 'name'} as name`));
    for (const { id, name } of rows) names.set(id, name ?? '');
  }
  return names;
}
