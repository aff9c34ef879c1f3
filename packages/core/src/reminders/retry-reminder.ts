const MINUTE_MS = 60_000;

/** About a day of tries: a mail server that is away over night loses nothing. */
export const reminderRetry = { attempts: 50, longestMinutes: 30 } as const;

/**
 * When a step the provider could not take is tried again: after 1, 2, 4… minutes, then every half hour.
 * @returns null when it has been tried long enough
 */
export function retryInstant(attempt: number, now: Date): Date | null {
  if (attempt >= reminderRetry.attempts) return null;
  const minutes = Math.min(2 ** (Math.max(attempt, 1) - 1), reminderRetry.longestMinutes);
  return new Date(now.getTime() + minutes * MINUTE_MS);
}
