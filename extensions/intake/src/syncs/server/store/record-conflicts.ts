import type { Divergence } from '@ia/core/syncs/merge-record';
import type { SyncKind } from '@ia/core/syncs/sync-kinds';
import type { Knex } from 'knex';

/** A source that says something else of a record than the record does. */
export interface StoredConflict {
  readonly source: string;
  readonly source_name: string;
  readonly kind: SyncKind;
  /** When the source is read next; null: only on request. */
  readonly next_run_at: Date | null;
  readonly external_id: string;
  readonly diverging: Readonly<Record<string, Divergence>>;
}

const MAX_SOURCES = 20;

/** Where a record and its sources are apart; a source that was left has nothing more to say. */
export function loadRecordConflicts(
  database: Knex,
  { collection, id }: { readonly collection: string; readonly id: string },
): Promise<StoredConflict[]> {
  return database('platform.sync_records as r')
    .join('sync_sources as s', 's.id', 'r.source')
    .where({ 'r.collection': collection, 'r.target': id })
    .whereNotNull('r.diverging')
    .whereNull('s.left_at')
    .orderBy(['s.name', 'r.external_id'])
    .limit(MAX_SOURCES)
    .select<StoredConflict[]>(
      'r.source',
      's.name as source_name',
      's.kind',
      's.next_run_at',
      'r.external_id',
      'r.diverging',
    );
}
