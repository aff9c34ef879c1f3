/** Somebody a screen shows beside a record. */
export interface ShownPerson {
  readonly id: string;
  /** Null for a person who has no name yet. */
  readonly name: string | null;
  readonly avatar: string | null;
}

/** The initials of a person: `CR` for Camille Roussel. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/[\s-]+/);
  const first = parts[0]?.charAt(0) ?? '';
  const last = parts.length > 1 ? (parts.at(-1)?.charAt(0) ?? '') : '';
  return (first + last).toUpperCase();
}

/** A hue of its own for each person, the same on every screen. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3600;
  return hash / 10;
}
