/** How many times a source that does not answer is asked again: about a day in all. */
export const MOST_TRIES = 30;

const FIRST_MINUTES = 1;
const LONGEST_MINUTES = 60;

/**
 * When to ask a source again that did not answer the try of this number (the first is 1): one
 * minute later, then twice as long each time, an hour at most. `null`: it is given up.
 */
export function nextTryAt(tries: number, now: Date): Date | null {
  if (tries >= MOST_TRIES) return null;
  const minutes = Math.min(FIRST_MINUTES * 2 ** (tries - 1), LONGEST_MINUTES);
  return new Date(now.getTime() + minutes * 60_000);
}
