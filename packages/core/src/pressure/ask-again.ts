/** What a server said instead of an answer. */
export interface Refusal {
  /** HTTP method of the request, in any case. */
  readonly method: string;
  readonly status: number;
  /** Its header `Retry-After`, when it is a number of seconds. */
  readonly retryAfter: string | null;
  /** The body of the answer, parsed. */
  readonly body: unknown;
}

/** How often a request is made again before its refusal is told. */
export const MOST_TRIES = 4;

const READS = ['GET', 'HEAD', 'OPTIONS', 'SEARCH'];
const USUAL_SECONDS = 1;
const LONGEST_SECONDS = 5;

/**
 * How many milliseconds to wait before a refused request is made again, `tries` being those already
 * made again; `null` when its refusal stands. A server without time says so with 503. What only
 * reads is then asked again; a write only when the limiter of Directus has stopped it, which it does
 * before anything is done. `spread` (0 to 1, by chance) keeps those refused together from coming back
 * together.
 */
export function waitToAskAgain(
  refusal: Refusal,
  { tries, spread }: { readonly tries: number; readonly spread: number },
): number | null {
  if (refusal.status !== 503 || tries >= MOST_TRIES) return null;
  const isRead = READS.includes(refusal.method.toUpperCase());
  if (!isRead && !isUnderPressure(refusal.body)) return null;
  const asked = Number(refusal.retryAfter || Number.NaN);
  const seconds = asked >= 0 ? Math.min(asked, LONGEST_SECONDS) : USUAL_SECONDS;
  return Math.round(seconds * 1000 * (1 + spread / 2));
}

/** What the limiter of Directus answers (`@directus/pressure`, 11.17.4). */
function isUnderPressure(body: unknown): boolean {
  const errors = fieldOf(body, 'errors');
  const extensions = fieldOf(Array.isArray(errors) ? errors[0] : undefined, 'extensions');
  return fieldOf(extensions, 'reason') === 'Under pressure';
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
