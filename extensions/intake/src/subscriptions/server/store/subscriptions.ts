import type { Knex } from 'knex';

export type SubscriptionStatus = 'connecting' | 'active' | 'failed';

/** A subscription with what its provider takes to be asked about it. */
export interface Subscription {
  readonly source: string;
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly settings: unknown;
  readonly status: SubscriptionStatus;
  readonly external_id: string | null;
  readonly failed_since: Date | null;
  readonly token_expires_at: Date | null;
  readonly refresh_expires_at: Date | null;
}

/** Longer than the calls of one watch take together, each with its time-out and its tries. */
const CLAIM = `interval '5 minutes'`;

export async function findSubscription(database: Knex, source: string) {
  const row = await database('platform.source_subscriptions').where({ source }).first();
  return row ?? null;
}

/** Has a source subscribed (anew). @returns false while somebody else is at it */
export async function beginConnecting(trx: Knex.Transaction, source: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `INSERT INTO platform.source_subscriptions AS known (source, status) VALUES (?, 'connecting')
     ON CONFLICT (source) DO UPDATE
       SET status = 'connecting', next_check_at = now(), token_expires_at = NULL
     WHERE known.claimed_until IS NULL OR known.claimed_until < now()
     RETURNING source`,
    [source],
  );
  return rows.length === 1;
}

export async function requestCheck(database: Knex, source: string): Promise<boolean> {
  const changed = await database('platform.source_subscriptions')
    .where({ source })
    .update({ next_check_at: database.fn.now() });
  return changed === 1;
}

/** Those that are to be looked at now, the longest waiting first. */
export async function listDue(database: Knex, most: number): Promise<readonly string[]> {
  return database('platform.source_subscriptions')
    .where('next_check_at', '<=', database.fn.now())
    .orderBy(['next_check_at', 'source'])
    .limit(most)
    .pluck<string[]>('source');
}

/** Takes a subscription until it is settled, in a statement of its own; null when somebody else has it. */
export async function claimSubscription(
  database: Knex,
  source: string,
): Promise<Subscription | null> {
  const { rows } = await database.raw<{ rows: Subscription[] }>(
    `UPDATE platform.source_subscriptions b SET claimed_until = now() + ${CLAIM}
       FROM sync_sources s
      WHERE b.source = ? AND s.id = b.source AND s.is_active
        AND b.next_check_at <= now() AND (b.claimed_until IS NULL OR b.claimed_until < now())
     RETURNING b.source, s.key, s.name, s.kind, s.settings, b.status, b.external_id, b.failed_since,
               b.token_expires_at, b.refresh_expires_at`,
    [source],
  );
  return rows[0] ?? null;
}

export interface Settled {
  readonly external_id?: string;
  readonly scope?: string;
  readonly token_expires_at?: Date | null;
  readonly refresh_expires_at?: Date | null;
  /** It was there before, and had to be made again. */
  readonly isRenewed?: boolean;
  readonly isNew?: boolean;
}

/** Settles one that is as it should be. @returns false when it was ended meanwhile */
export async function settleActive(
  database: Knex,
  source: string,
  { isRenewed, isNew, ...told }: Settled,
): Promise<boolean> {
  const now = database.fn.now();
  const settled = await database('platform.source_subscriptions')
    .where({ source })
    .update({
      ...told,
      status: 'active',
      error_code: null,
      error_message: null,
      failed_since: null,
      checked_at: now,
      claimed_until: null,
      next_check_at: database.raw(`now() + interval '6 hours'`),
      ...(isRenewed && { renewed_at: now }),
      ...(isNew && { connected_at: now }),
    });
  return settled === 1;
}

/** What the provider named it is known from here on, whatever comes next. */
export async function saveExternalId(
  database: Knex,
  source: string,
  external_id: string | null,
): Promise<void> {
  await database('platform.source_subscriptions').where({ source }).update({ external_id });
}

export async function saveTokenEnds(
  database: Knex,
  source: string,
  ends: Pick<Subscription, 'token_expires_at' | 'refresh_expires_at'>,
): Promise<void> {
  await database('platform.source_subscriptions').where({ source }).update(ends);
}

export interface Failed {
  readonly code: string;
  readonly message: string;
  /** The provider was away: it is asked again soon, and the state stays. */
  readonly isPassing: boolean;
  /** Whatever was known of its end: the next watch learns it anew, and renews what it can. */
  readonly isTokenRefused?: boolean;
}

/** Settles one that could not be looked at or made. @returns since when that is so */
export async function settleFailed(
  database: Knex,
  source: string,
  { code, message, isPassing, isTokenRefused }: Failed,
): Promise<Date | null> {
  const wait = isPassing ? '15 minutes' : '6 hours';
  const [row] = await database('platform.source_subscriptions')
    .where({ source })
    .update({
      ...(!isPassing && { status: 'failed' }),
      ...(isTokenRefused && { token_expires_at: null }),
      error_code: code.slice(0, 64),
      error_message: message.slice(0, 2000),
      failed_since: database.raw('coalesce(failed_since, now())'),
      checked_at: database.fn.now(),
      claimed_until: null,
      next_check_at: database.raw(`now() + CAST(? AS interval)`, [wait]),
    })
    .returning<{ failed_since: Date }[]>('failed_since');
  return row?.failed_since ?? null;
}

/** Ends what is subscribed: what its deletion at the provider takes is kept for the job that does it. */
export async function endSubscription(trx: Knex.Transaction, source: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { ended: boolean }[] }>(
    'SELECT platform.end_subscription(CAST(? AS uuid)) AS ended',
    [source],
  );
  return rows[0]?.ended === true;
}
