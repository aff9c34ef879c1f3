import { type SyncKind, syncKinds } from '@ia/core/syncs/sync-kinds';
import type { Knex } from 'knex';
import type { SyncSource } from '../../contract.ts';

export interface SyncSourceRow {
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly kind: SyncKind;
  readonly is_active: boolean;
  readonly owner: string | null;
  readonly settings: SyncSource['settings'];
  readonly schedule: string | null;
  readonly next_run_at: Date | null;
  readonly left_at: Date | null;
  /** Who the secret belongs to; null also when there is none. */
  readonly secret_hint: string | null;
  readonly has_secret: boolean;
  readonly conflicts: number;
  readonly missing: number;
  readonly records: number;
}

function sourcesOf(database: Knex) {
  return database('sync_sources as s')
    .leftJoin('platform.sync_secrets as k', 'k.source', 's.id')
    .joinRaw(
      `left join lateral (
         select count(*)::int as records, count(diverging)::int as conflicts,
                count(missing_since)::int as missing
           from platform.sync_records r where r.source = s.id) c on true`,
    )
    .whereIn('s.kind', [...syncKinds])
    .select<SyncSourceRow[]>(
      's.id',
      's.name',
      's.key',
      's.kind',
      's.is_active',
      's.owner',
      's.settings',
      's.schedule',
      's.next_run_at',
      's.left_at',
      'k.hint as secret_hint',
      database.raw('k.source is not null as has_secret'),
      'c.conflicts',
      'c.missing',
      'c.records',
    );
}

/** Every recurring source, by name; sources are a handful. */
export async function listSyncSources(database: Knex): Promise<SyncSourceRow[]> {
  return sourcesOf(database).orderBy(['s.name', 's.id']);
}

export async function findSyncSource(database: Knex, id: string): Promise<SyncSourceRow | null> {
  const [row] = await sourcesOf(database).where('s.id', id);
  return row ?? null;
}

export interface LockedSource {
  readonly id: string;
  readonly name: string;
  readonly kind: SyncKind;
  readonly is_active: boolean;
  readonly settings: unknown;
  readonly schedule: string | null;
  readonly left_at: Date | null;
}

/** The source, locked until the end of the transaction; null when there is none. */
export async function lockSourceRow(
  trx: Knex.Transaction,
  id: string,
): Promise<LockedSource | null> {
  const row = await trx('sync_sources')
    .where({ id })
    .whereIn('kind', [...syncKinds])
    .forUpdate()
    .first<LockedSource | undefined>(
      'id',
      'name',
      'kind',
      'is_active',
      'settings',
      'schedule',
      'left_at',
    );
  return row ?? null;
}

/** Sources whose hour has come; those another process is starting are left to it. */
export async function lockDueSource(trx: Knex.Transaction, now: Date): Promise<string | null> {
  const row = await trx('sync_sources')
    .where('next_run_at', '<=', now)
    .where({ is_active: true })
    .whereNull('left_at')
    .whereNotNull('schedule')
    .orderBy('next_run_at')
    .forUpdate()
    .skipLocked()
    .first<{ id: string } | undefined>('id');
  return row?.id ?? null;
}

/** When it is read next; null: only on request. */
export async function planNextRun(trx: Knex, id: string, at: Date | null): Promise<void> {
  await trx('sync_sources').where({ id }).update({ next_run_at: at });
}

/** The platform is the reference from then on: nothing asks for the source any more. */
export async function markLeft(trx: Knex, id: string, now: Date): Promise<void> {
  await trx('sync_sources')
    .where({ id })
    .update({ left_at: now, schedule: null, next_run_at: null });
}
