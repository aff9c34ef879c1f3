import type { ErrorDetails } from '@ia/core';
import { type InboundStatus, sourceKinds } from '@ia/core/acquisition/source-kinds';
import type { Knex } from 'knex';
import type { EventsPage, InboundEvent, InboundSource } from '../../contract.ts';

export interface SourceSummary extends Omit<InboundSource, 'last_received_at'> {
  readonly last_received_at: Date | null;
}

/** Every source with what it received; sources are a handful. */
export async function listSources(database: Knex): Promise<SourceSummary[]> {
  const { rows } = await database.raw<{ rows: SourceSummary[] }>(
    `
    SELECT s.id, s.name, s.key, s.kind, s.is_active, s.owner, s.settings,
           nullif(concat_ws(' ', u.first_name, u.last_name), '') AS owner_name,
           g.sealed_secrets IS NOT NULL AS has_secrets,
           coalesce(c.counts, '{}') AS counts, c.last_received_at,
           coalesce(r.refusals, '{}') AS refusals
      FROM sync_sources s
      LEFT JOIN directus_users u ON u.id = s.owner
      LEFT JOIN platform.source_gates g ON g.source = s.id
      LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(status, total) AS counts, max(latest) AS last_received_at
          FROM (SELECT status, count(*) AS total, max(received_at) AS latest
                  FROM inbound_events e WHERE e.source = s.id GROUP BY status) AS by_status) c ON true
      LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(code, total) AS refusals
          FROM (SELECT code, sum(count) AS total FROM platform.inbound_refusals f
                 WHERE f.source = s.id AND day > current_date - 7 GROUP BY code) AS by_code) r ON true
     WHERE s.kind = ANY(?)
     ORDER BY s.name, s.id`,
    [[...sourceKinds]],
  );
  return rows;
}

export interface EventFilter {
  readonly status?: InboundStatus;
  readonly source?: string;
  readonly page: number;
  readonly per: number;
}

export interface EventRow extends Omit<InboundEvent, 'received_at' | 'processed_at'> {
  readonly received_at: Date;
  readonly processed_at: Date | null;
  readonly error_details: ErrorDetails | null;
}

/** With what was received; its body goes after a time. */
export interface KeptEvent extends EventRow {
  readonly dedupe_key: string;
  readonly body: Buffer | null;
  readonly headers: Readonly<Record<string, string>> | null;
}

const COLUMNS = [
  'e.id',
  'e.status',
  'e.event_type',
  'e.received_at',
  'e.processed_at',
  'e.attempts',
  'e.error_code',
  'e.error_details',
  'e.error_message',
  'e.body_size',
  'e.lead',
  'e.contact',
  'e.deal',
  'e.activity',
  's.id as source',
  's.name as source_name',
  's.kind as source_kind',
  'a.subject',
];

const SENDER = `coalesce(a.mail_address, nullif(concat_ws(' ', c.first_name, c.last_name), ''),
  nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.company_name) AS sender`;

/** Deliveries with their source and what came of them. */
const joinOutcome = (query: Knex.QueryBuilder) =>
  query
    .join('sync_sources as s', 's.id', 'e.source')
    .leftJoin('activities as a', 'a.id', 'e.activity')
    .leftJoin('contacts as c', 'c.id', 'e.contact')
    .leftJoin('leads as l', 'l.id', 'e.lead');

/** One page of deliveries, the latest first, and how many there are by state. */
export async function listEvents(
  database: Knex,
  { status, source, page, per }: EventFilter,
): Promise<{ readonly events: readonly EventRow[]; readonly counts: EventsPage['counts'] }> {
  const of = () =>
    database('inbound_events as e').modify((query) => {
      if (source) query.where('e.source', source);
    });
  const rows = await of()
    .modify(joinOutcome)
    .modify((query) => {
      if (status) query.where('e.status', status);
    })
    .orderBy([{ column: 'e.received_at', order: 'desc' }, { column: 'e.id' }])
    .limit(per)
    .offset((page - 1) * per)
    .select<EventRow[]>(...COLUMNS, database.raw(SENDER));
  const counted: { status: string; total: string }[] = await of()
    .groupBy('e.status')
    .select('e.status')
    .count({ total: '*' });
  const counts = Object.fromEntries(counted.map((row) => [row.status, Number(row.total)]));
  return { events: rows, counts };
}

/** A delivery with the bytes received; null when there is none. */
export async function findEvent(database: Knex, id: string): Promise<KeptEvent | null> {
  const row = await database('inbound_events as e')
    .modify(joinOutcome)
    .leftJoin('platform.inbound_bodies as b', 'b.event', 'e.id')
    .where('e.id', id)
    .first<KeptEvent | undefined>(
      ...COLUMNS,
      'e.dedupe_key',
      'b.body',
      'b.headers',
      database.raw(SENDER),
    );
  return row ?? null;
}

/** The key of a source, as its address names it; null when there is none. */
export async function findSourceKey(database: Knex, id: string): Promise<string | null> {
  const row = await database('sync_sources')
    .where({ id })
    .whereIn('kind', [...sourceKinds])
    .first<{ key: string } | undefined>('key');
  return row?.key ?? null;
}

/** A source as it is before the change. */
export interface KnownSource {
  readonly kind: string;
  readonly owner: string | null;
  readonly settings: unknown;
}

/** What a change of these sources is judged by. */
export function loadKnownSources(database: Knex, ids: readonly string[]): Promise<KnownSource[]> {
  return database('sync_sources')
    .whereIn('id', ids)
    .select<KnownSource[]>('kind', 'owner', 'settings');
}
