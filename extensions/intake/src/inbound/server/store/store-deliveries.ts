import { randomUUID } from 'node:crypto';
import { queryPrepared, sql } from '@ia/directus-kit/sql/sql';
import type { Knex } from 'knex';

export interface Delivery {
  readonly source: string;
  readonly tokenHash: Buffer;
  readonly eventType: string;
  readonly dedupeKey: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** `closed`: the address was changed or the source switched off since it was looked up. */
export type Stored = 'stored' | 'duplicate' | 'closed';

interface Waiting {
  readonly delivery: Delivery;
  readonly resolve: (stored: Stored) => void;
  readonly reject: (error: unknown) => void;
}

const MOST = 50;

/**
 * Stores deliveries, each with its raw body and the event that has it processed, before it is
 * answered. Those that arrive while a statement is under way share the next one and its commit.
 */
export class DeliveryStore {
  readonly #database: Knex;
  readonly #waiting: Waiting[] = [];
  #isWorking = false;

  constructor(database: Knex) {
    this.#database = database;
  }

  store(delivery: Delivery): Promise<Stored> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ delivery, resolve, reject });
      if (!this.#isWorking) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting.length > 0) await this.#storeSome(this.#waiting.splice(0, MOST));
    this.#isWorking = false;
  }

  async #storeSome(some: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await insertDeliveries(
        this.#database,
        some.map(({ delivery }) => delivery),
      );
      some.forEach(({ resolve }, index) => {
        resolve(outcomes[index] ?? 'closed');
      });
    } catch (error) {
      const [only, ...others] = some;
      // One that cannot be stored must not take the others with it.
      if (others.length > 0) for (const one of some) await this.#storeSome([one]);
      else only?.reject(error);
    }
  }
}

/** One statement: what each of them became, in their order. */
export async function insertDeliveries(
  database: Knex,
  deliveries: readonly Delivery[],
): Promise<Stored[]> {
  const ids = deliveries.map(() => randomUUID());
  const column = <Value>(read: (delivery: Delivery) => Value) => deliveries.map(read);
  const rows = await queryPrepared<{ readonly id: string; readonly is_new: boolean }>(
    database,
    sql`
    WITH given AS (
      SELECT * FROM unnest(
        ${ids}::uuid[], ${column((d) => d.source)}::uuid[], ${column((d) => d.tokenHash)}::bytea[],
        ${column((d) => d.eventType)}::text[], ${column((d) => d.dedupeKey)}::text[],
        ${column((d) => d.contentType)}::text[],
        ${column((d) => JSON.stringify(d.headers))}::jsonb[], ${column((d) => d.body)}::bytea[])
        AS g(id, source, token_hash, event_type, dedupe_key, content_type, headers, body)
    ), allowed AS (
      SELECT g.* FROM given g
        JOIN platform.source_gates k ON k.source = g.source
        JOIN sync_sources s ON s.id = g.source AND s.is_active
       WHERE k.token_hash = g.token_hash
          OR (k.previous_hash = g.token_hash AND k.previous_until > now())
    ), stored AS (
      INSERT INTO inbound_events (id, source, event_type, dedupe_key, content_type, body_size,
                                  status, attempts, received_at)
      SELECT id, source, event_type, dedupe_key, left(content_type, 255), octet_length(body),
             'received', 0, clock_timestamp() FROM allowed
      ON CONFLICT (source, dedupe_key) DO NOTHING RETURNING id
    ), bodies AS (
      INSERT INTO platform.inbound_bodies (event, body, headers)
      SELECT a.id, a.body, a.headers FROM allowed a JOIN stored USING (id)
    ), told AS (
      INSERT INTO outbox_events (id, type, occurred_at, subject_collection, subject, data, trace_id,
                                 status, attempts)
      SELECT gen_random_uuid(), 'inbound.received', clock_timestamp(), 'inbound_events', id, '{}',
             gen_random_uuid(), 'pending', 0 FROM stored
    )
    SELECT a.id, stored.id IS NOT NULL AS is_new,
           (SELECT pg_notify('platform_work', 'event')::text
             WHERE EXISTS (SELECT FROM stored)) AS woken
      FROM allowed a LEFT JOIN stored USING (id)`,
  );
  const outcomes = new Map(rows.map(({ id, is_new }) => [id, is_new]));
  return ids.map((id) => {
    const isNew = outcomes.get(id);
    if (isNew === undefined) return 'closed';
    return isNew ? 'stored' : 'duplicate';
  });
}
