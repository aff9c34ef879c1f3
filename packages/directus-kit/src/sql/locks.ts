import type { Knex } from 'knex';

/** `area.thing`: what is held, so that the keys of two areas never meet. */
export type LockName = `${string}.${string}`;

/** Waits for whoever holds it; held until the transaction ends. */
export async function lockInTransaction(
  trx: Knex.Transaction,
  name: LockName,
  key: string,
): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [textOf(name, key)]);
}

/** The same without waiting: whether it was free. */
export async function tryLockInTransaction(
  trx: Knex.Transaction,
  name: LockName,
  key: string,
): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: { held: boolean }[] }>(
    'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as held',
    [textOf(name, key)],
  );
  return rows[0]?.held === true;
}

/** A connection of one's own, as `pg` gives it: never one that a pool hands to others meanwhile. */
export interface OwnConnection {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

export interface SessionLock {
  readonly name: LockName;
  readonly key: string;
  /** How long to wait for whoever holds it, in milliseconds; 0: not at all. */
  readonly waitMs?: number;
}

/**
 * Works while nobody else holds the lock, across transactions: it belongs to the connection, and a
 * process that dies lets it go. `null`, and nothing is done, when somebody else has it.
 */
export async function withSessionLock<Result>(
  connection: OwnConnection,
  { name, key, waitMs = 0 }: SessionLock,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result } | null> {
  const text = textOf(name, key);
  const isHeld = waitMs > 0 ? await wait(connection, text, waitMs) : await take(connection, text);
  if (!isHeld) return null;
  try {
    return { result: await work() };
  } finally {
    await connection.query('select pg_advisory_unlock(hashtextextended($1, 0))', [text]);
  }
}

const LOCK_NOT_AVAILABLE = '55P03';

async function take(connection: OwnConnection, text: string): Promise<boolean> {
  const { rows } = await connection.query(
    'select 1 where pg_try_advisory_lock(hashtextextended($1, 0))',
    [text],
  );
  return rows.length === 1;
}

async function wait(connection: OwnConnection, text: string, waitMs: number): Promise<boolean> {
  await connection.query(`set lock_timeout = ${Math.ceil(waitMs)}`);
  try {
    await connection.query('select pg_advisory_lock(hashtextextended($1, 0))', [text]);
    return true;
  } catch (error) {
    if (isObject(error) && error.code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  } finally {
    await connection.query('set lock_timeout = 0');
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(name: LockName, key: string): string {
  return `${name}:${key}`;
}
