import type { JsonValue } from '../imports/mapping.ts';

/** One field of a record that exists on both sides, and what is remembered of the last sync. */
export interface FieldStanding {
  /** What the record holds here. */
  readonly ours: JsonValue;
  /** What the source says now. */
  readonly theirs: JsonValue;
  /** What the source said last; `undefined` when it never had a say in this field. */
  readonly said: JsonValue | undefined;
  /** What the record held once that was written; `undefined` likewise. */
  readonly held: JsonValue | undefined;
  /** Whether a person has worked on the record: asked only when nothing is remembered. */
  readonly isTouched: boolean;
}

/**
 * - `same`: nothing to do;
 * - `take`: the source's value is written;
 * - `edited`: changed here since, and not there: ours stays;
 * - `conflict`: changed here and there: ours stays until a person decides.
 */
export type FieldVerdict = 'same' | 'take' | 'edited' | 'conflict';

/**
 * Who wins, field by field: the source, unless the field was changed here since it was last
 * written. A change here is one of a person, of a rule or of another source alike.
 */
export function decideField(standing: FieldStanding): FieldVerdict {
  const { ours, theirs, said, held, isTouched } = standing;
  if (isSame(ours, theirs)) return 'same';
  if (held === undefined) return isTouched ? 'conflict' : 'take';
  const isOursChanged = !isSame(ours, held);
  const isTheirsChanged = said === undefined || !isSame(theirs, said);
  if (isOursChanged) return isTheirsChanged ? 'conflict' : 'edited';
  return isTheirsChanged ? 'take' : 'same';
}

/** Equal as JSON, whatever the order of keys. */
export function isSame(one: JsonValue, other: JsonValue): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const [first, second] = [Object.entries(one), new Map<string, JsonValue>(Object.entries(other))];
  if (Array.isArray(one) !== Array.isArray(other) || first.length !== second.size) return false;
  return first.every(([key, value]) => {
    const against = second.get(key);
    return against !== undefined && isSame(value, against);
  });
}
