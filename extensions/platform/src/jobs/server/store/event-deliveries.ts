import type { Knex } from 'knex';

export interface Tried {
  readonly event: string;
  /** The name of the job that was tried. */
  readonly target: string;
}

export interface Note extends Tried {
  readonly status: 'done' | 'retrying';
  readonly response_code: number | null;
  /** At most 1000 characters. */
  readonly excerpt: string | null;
}

/** Counts a try of an event at one of its targets, with what became of it. */
export async function saveTry(database: Knex, note: Note): Promise<void> {
  await database.raw(
    `INSERT INTO platform.event_deliveries AS known (event, target, status, response_code, excerpt)
     VALUES (:event, :target, :status, :response_code, :excerpt)
     ON CONFLICT (event, target) DO UPDATE
       SET status = excluded.status, response_code = excluded.response_code,
           excerpt = excluded.excerpt, attempts = known.attempts + 1, tried_at = clock_timestamp()`,
    { ...note },
  );
}

/** Notes that a target is given up; what it last answered stays. */
export async function giveUpDelivery(
  database: Knex,
  { reason, ...tried }: Tried & { readonly reason: string },
): Promise<void> {
  await database.raw(
    `INSERT INTO platform.event_deliveries AS known (event, target, status, excerpt)
     VALUES (:event, :target, 'failed', :excerpt)
     ON CONFLICT (event, target) DO UPDATE
       SET status = 'failed', excerpt = coalesce(known.excerpt, excluded.excerpt)`,
    { ...tried, excerpt: reason.slice(0, 1000) },
  );
}

/** What is known of an event at one of its targets. */
export interface Delivery {
  readonly isReached: boolean;
  /** How often it was sent there again after it had been reached. */
  readonly round: number;
}

/** By target: an event does not go again where it was reached. */
export async function findDeliveries(
  database: Knex,
  event: string,
): Promise<ReadonlyMap<string, Delivery>> {
  const rows = await database('platform.event_deliveries')
    .where({ event })
    .select<{ target: string; status: string; rounds: number }[]>('target', 'status', 'rounds');
  return new Map(
    rows.map(({ target, status, rounds }) => [
      target,
      { isReached: status === 'done', round: rounds },
    ]),
  );
}

/** Zero where it was never sent again. */
export async function findRound(database: Knex, { event, target }: Tried): Promise<number> {
  const row = await database('platform.event_deliveries')
    .where({ event, target })
    .first<{ rounds: number } | undefined>('rounds');
  return row?.rounds ?? 0;
}
