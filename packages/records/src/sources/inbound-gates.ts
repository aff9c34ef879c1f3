import type { SourceKind } from '@ia/core/acquisition/source-kinds';
import { queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';

/** An active source as a delivery finds it: who may come in, and what they sign with. */
export interface GateRow {
  readonly id: string;
  readonly kind: SourceKind;
  readonly settings: unknown;
  readonly token_hash: Buffer;
  readonly previous_hash: Buffer | null;
  readonly previous_until: Date | null;
  readonly sealed_secrets: Buffer | null;
}

export async function loadGate(database: Knex, key: string): Promise<GateRow | null> {
  const [row] = await queryPrepared<GateRow>(
    database,
    sql`SELECT s.id, s.kind, s.settings, g.token_hash, g.previous_hash, g.previous_until,
               g.sealed_secrets
          FROM sync_sources s JOIN platform.source_gates g ON g.source = s.id
         WHERE s.key = ${key} AND s.is_active`,
  );
  return row ?? null;
}

/** Opens a new address; the old one dies at once, or at the end of its grace. */
export async function saveToken(
  database: Knex,
  token: { readonly source: string; readonly hash: Buffer; readonly graceMinutes: number },
): Promise<void> {
  await database.raw(
    `INSERT INTO platform.source_gates (source, token_hash) VALUES (:source, :hash)
     ON CONFLICT (source) DO UPDATE
       SET previous_hash = CASE WHEN :grace > 0 THEN source_gates.token_hash END,
           previous_until = CASE WHEN :grace > 0 THEN now() + make_interval(mins => :grace) END,
           token_hash = excluded.token_hash`,
    { source: token.source, hash: token.hash, grace: token.graceMinutes },
  );
}

export async function loadSealed(
  database: Knex,
  source: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<Buffer | null> {
  const row = await database('platform.source_gates')
    .where({ source })
    .modify((query) => {
      if (options.forUpdate) query.forUpdate();
    })
    .first<{ sealed_secrets: Buffer | null } | undefined>('sealed_secrets');
  return row?.sealed_secrets ?? null;
}

export async function saveSealed(
  database: Knex,
  source: string,
  sealed: Buffer | null,
): Promise<void> {
  await database('platform.source_gates').where({ source }).update({ sealed_secrets: sealed });
}

/** A delivery that was refused: that it came, and why; nothing of what it said. */
export async function countRefusal(database: Knex, source: string, code: string): Promise<void> {
  await database.raw(
    `INSERT INTO platform.inbound_refusals (source, code, day, count, last_at)
     VALUES (?, ?, (now() AT TIME ZONE 'Europe/Paris')::date, 1, now())
     ON CONFLICT (source, code, day) DO UPDATE
       SET count = inbound_refusals.count + 1, last_at = now()`,
    [source, code],
  );
}

/** The number messages are sent from: the first that was connected and is on. */
export async function findWhatsappSource(
  database: Knex,
): Promise<{ readonly id: string; readonly settings: unknown } | null> {
  const row = await database('sync_sources')
    .where({ kind: 'whatsapp', is_active: true })
    .orderBy(['date_created', 'id'])
    .first<{ id: string; settings: unknown } | undefined>('id', 'settings');
  return row ?? null;
}
