import { createRateLimiter } from '@directus/api/rate-limiter';
import { DomainError } from '@ia/core';

export interface Attempt {
  readonly email: string;
  readonly ip: string | null;
}

const QUARTER_S = 15 * 60;

/**
 * How many wrong passwords in a quarter of an hour. For one account from one address; from one address,
 * whatever the account (an office has one); for one account, from wherever.
 */
const LIMITS = { pair: 5, address: 50, account: 30 } as const;
type Kind = keyof typeof LIMITS;

/**
 * Slows sign-ins down by address and by account, for a time: nobody is locked out for good. Counted in
 * Directus' own store, so that all processes count together where there are several. An address nobody has is
 * counted alike, and tells nothing.
 */
export class LoginLimits {
  readonly #limiters = {
    pair: limiterOf('pair'),
    address: limiterOf('address'),
    account: limiterOf('account'),
  };

  /** Attempts whose password is being looked at in this process, by key. */
  readonly #trying = new Map<string, number>();

  /** @throws LOGIN_SLOWED with the wait */
  async assertMayTry(attempt: Attempt): Promise<void> {
    await this.#assertBelow(attempt, () => 0);
  }

  /**
   * The same, and until `done` is called the attempt counts: a hundred at once would all be let through
   * before the first has failed. @throws LOGIN_SLOWED with the wait
   */
  async begin(attempt: Attempt): Promise<() => void> {
    const keys = keysOf(attempt).map((one) => one.join(' '));
    const before = new Map(keys.map((key) => [key, this.#trying.get(key) ?? 0]));
    for (const key of keys) this.#trying.set(key, (before.get(key) ?? 0) + 1);
    let isOver = false;
    const done = () => {
      if (isOver) return;
      isOver = true;
      for (const key of keys) this.#leave(key);
    };
    try {
      await this.#assertBelow(attempt, (key) => before.get(key) ?? 0);
      return done;
    } catch (error) {
      done();
      throw error;
    }
  }

  #leave(key: string): void {
    const left = (this.#trying.get(key) ?? 1) - 1;
    if (left > 0) this.#trying.set(key, left);
    else this.#trying.delete(key);
  }

  async #assertBelow(attempt: Attempt, tryingOf: (key: string) => number): Promise<void> {
    const waits = await Promise.all(
      keysOf(attempt).map(async ([kind, key]) => {
        const known = await this.#limiters[kind].get(key);
        const count = (known?.consumedPoints ?? 0) + tryingOf(`${kind} ${key}`);
        return count >= LIMITS[kind] ? Math.max(known?.msBeforeNext ?? 0, 1) : 0;
      }),
    );
    const wait = Math.max(0, ...waits);
    if (wait > 0) throw new DomainError('LOGIN_SLOWED', { hint: waitText(wait) });
  }

  /** @returns whether this failure is the one from which attempts are slowed */
  async countFailure(attempt: Attempt): Promise<boolean> {
    const counts = await Promise.all(
      keysOf(attempt).map(async ([kind, key]) => {
        const { consumedPoints } = await this.#limiters[kind].penalty(key, 1);
        return kind !== 'address' && consumedPoints === LIMITS[kind];
      }),
    );
    return counts.includes(true);
  }

  /** The right password was given: what went before was a slip of theirs. */
  async forget({ email, ip }: Attempt): Promise<void> {
    await this.#limiters.pair.delete(`${email} ${ip}`);
  }
}

function limiterOf(kind: Kind) {
  return createRateLimiter('RATE_LIMITER', {
    points: LIMITS[kind],
    duration: QUARTER_S,
    keyPrefix: `login-${kind}`,
  });
}

function keysOf({ email, ip }: Attempt): readonly (readonly [Kind, string])[] {
  const account = ['account', email] as const;
  return ip === null ? [account] : [account, ['address', ip], ['pair', `${email} ${ip}`]];
}

/** Reads the same in both languages: « 14 min ». */
function waitText(ms: number): string {
  return `${Math.ceil(ms / 60_000)} min`;
}
