import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { DatabaseRow } from './plan-rows.ts';
import type { WrittenRow } from './read-snapshots.ts';
import type { SyncedTable } from './synced-tables.ts';

type Entry = { readonly table: string; readonly sync_id: string; readonly local_id: string };

/** As directus-extension-sync creates it: its pull and its diff read the same table. */
const CREATE = `
  CREATE TABLE IF NOT EXISTS directus_sync_id_map (
    id serial PRIMARY KEY,
    "table" varchar(255) NOT NULL,
    sync_id varchar(255) NOT NULL,
    local_id varchar(255) NOT NULL,
    created_at timestamptz DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT directus_sync_id_map_table_sync_id_unique UNIQUE ("table", sync_id),
    CONSTRAINT directus_sync_id_map_table_local_id_unique UNIQUE ("table", local_id)
  );
  CREATE INDEX IF NOT EXISTS directus_sync_id_map_created_at_index ON directus_sync_id_map (created_at)`;

/** Which row of this database each written row is; the same for as long as both exist. */
export class IdMap {
  readonly #client: pg.ClientBase;
  readonly #stored: readonly Entry[];
  readonly #ids = new Map<string, Map<string, string>>();

  private constructor(client: pg.ClientBase, stored: readonly Entry[]) {
    this.#client = client;
    this.#stored = stored;
    for (const entry of stored) this.set(entry.table, entry.sync_id, entry.local_id);
  }

  static async load(client: pg.ClientBase): Promise<IdMap> {
    await client.query(CREATE);
    const { rows } = await client.query<Entry>(
      'SELECT "table", sync_id, local_id FROM directus_sync_id_map',
    );
    return new IdMap(client, rows);
  }

  set(name: string, syncId: string, localId: string): void {
    const ids = this.#ids.get(name) ?? new Map<string, string>();
    this.#ids.set(name, ids.set(syncId, localId));
  }

  find(name: string, syncId: string): string | undefined {
    return this.#ids.get(name)?.get(syncId);
  }

  /** Forgets rows that are gone from their table: someone has deleted them, or their twin took over. */
  forgetGone({ name }: SyncedTable, current: readonly DatabaseRow[]): void {
    const present = new Set(current.map(({ id }) => String(id)));
    const ids = this.#ids.get(name) ?? new Map<string, string>();
    for (const [syncId, localId] of ids) if (!present.has(localId)) ids.delete(syncId);
  }

  /** Gives every written row that has none an identifier, in the manner of its table. */
  async number(table: SyncedTable, written: readonly WrittenRow[]): Promise<void> {
    const unknown = written.filter(({ _syncId }) => !this.find(table.name, _syncId));
    const drawn = table.ids === 'serial' ? await this.#draw(table, unknown.length) : [];
    for (const [index, { _syncId }] of unknown.entries()) {
      const own = table.ids === 'kept' ? _syncId : randomUUID();
      this.set(table.name, _syncId, drawn[index] ?? own);
    }
  }

  async #draw({ table }: SyncedTable, count: number): Promise<string[]> {
    const { rows } = await this.#client.query<{ id: string }>(
      `SELECT nextval(pg_get_serial_sequence($1, 'id'))::text AS id FROM generate_series(1, $2)`,
      [table, count],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes out what the files no longer write, and returns the rows that were it. */
  forgetUnwritten(table: SyncedTable, written: readonly WrittenRow[]): string[] {
    const kept = new Set(written.map(({ _syncId }) => _syncId));
    const ids = this.#ids.get(table.name) ?? new Map<string, string>();
    const removed = [...ids].filter(([syncId]) => !kept.has(syncId));
    for (const [syncId] of removed) ids.delete(syncId);
    return removed.map(([, localId]) => localId);
  }

  async save(): Promise<void> {
    const entries = [...this.#ids].flatMap(([table, ids]) =>
      [...ids].map(([sync_id, local_id]): Entry => ({ table, sync_id, local_id })),
    );
    const keyOf = (entry: Entry) => JSON.stringify([entry.table, entry.sync_id, entry.local_id]);
    const before = new Set(this.#stored.map(keyOf));
    const after = new Set(entries.map(keyOf));
    const gone = this.#stored.filter((entry) => !after.has(keyOf(entry)));
    await this.#client.query(
      `DELETE FROM directus_sync_id_map map
       USING json_to_recordset($1) AS gone ("table" text, sync_id text)
       WHERE map."table" = gone."table" AND map.sync_id = gone.sync_id`,
      [JSON.stringify(gone)],
    );
    await this.#client.query(
      `INSERT INTO directus_sync_id_map ("table", sync_id, local_id)
       SELECT "table", sync_id, local_id
       FROM json_to_recordset($1) AS fresh ("table" text, sync_id text, local_id text)`,
      [JSON.stringify(entries.filter((entry) => !before.has(keyOf(entry))))],
    );
  }
}
