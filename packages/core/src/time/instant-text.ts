/** An instant as an answer tells it: ISO 8601, UTC (`2026-11-23T06:00:00.000Z`); none stays none. */
export function instantText(instant: Date): string;
export function instantText(instant: Date | null): string | null;
export function instantText(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
