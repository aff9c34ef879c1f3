import type { Knex } from 'knex';

export interface ConnectableSource {
  readonly key: string;
  readonly kind: string;
  readonly is_active: boolean;
  readonly settings: unknown;
}

export async function findSource(database: Knex, id: string): Promise<ConnectableSource | null> {
  const row = await database('sync_sources')
    .where({ id })
    .first<ConnectableSource | undefined>('key', 'kind', 'is_active', 'settings');
  return row ?? null;
}

/** Whether it received or brought anything: then it stays, for its history. */
export async function isUsed(database: Knex, id: string): Promise<boolean> {
  const { rows } = await database.raw<{ rows: { used: boolean }[] }>(
    `SELECT EXISTS (SELECT FROM inbound_events WHERE source = CAST(:id AS uuid))
            OR EXISTS (SELECT FROM sync_runs WHERE source = CAST(:id AS uuid)) AS used`,
    { id },
  );
  return rows[0]?.used === true;
}
