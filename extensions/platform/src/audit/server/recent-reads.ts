import type { AuditEntry } from '@ia/directus-kit';

/** How long a reading of a record stands for those that follow it. */
export const QUIET_MS = 10 * 60_000;
/** Readings remembered; past it the oldest are forgotten and told again. */
const MOST = 20_000;

interface Reading {
  readonly action: string;
  readonly ids: readonly string[];
  readonly accountability?: AuditEntry['accountability'];
}

/**
 * Who read which record lately, in this process: by person and address, so that somebody else at their account is
 * told of. `now` in milliseconds of any clock that only goes forward.
 */
export class RecentReads {
  /** By reading; in the order they were told, which is that of their ends. */
  readonly #told = new Map<string, number>();

  /** Whether a reading is to be told; it is then remembered. */
  isNew({ action, ids, accountability }: Reading, now: number): boolean {
    this.#forgetEnded(now);
    const key = JSON.stringify([action, ids, accountability?.user, accountability?.ip]);
    if (this.#told.has(key)) return false;
    this.#told.set(key, now);
    return true;
  }

  /** Everything is told again. */
  forget(): void {
    this.#told.clear();
  }

  #forgetEnded(now: number): void {
    for (const [key, since] of this.#told) {
      if (now - since < QUIET_MS && this.#told.size < MOST) return;
      this.#told.delete(key);
    }
  }
}
