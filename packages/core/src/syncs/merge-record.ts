import type { JsonValue } from '../imports/mapping.ts';
import { decideField } from './decide-field.ts';

type Values = Readonly<Record<string, JsonValue>>;

/** A record on both sides and what is remembered of it (`synced`: said there, `held`: kept here). */
export interface RecordStanding {
  readonly fields: readonly string[];
  readonly ours: Values;
  readonly theirs: Values;
  readonly synced: Values | null;
  /** Only the fields in which it differed from `synced`. */
  readonly held: Values | null;
  readonly isTouched: boolean;
}

/** A field in which both sides are apart, for a person to decide. */
export interface Divergence {
  readonly kind: 'edited' | 'conflict';
  readonly ours: JsonValue;
  readonly theirs: JsonValue;
}

export interface RecordMerge {
  /** Fields that get the value of the source. */
  readonly taken: readonly string[];
  /** What to remember once these are written; of a taken field, what is held is read again. */
  readonly synced: Values;
  readonly held: Values;
  readonly diverging: Readonly<Record<string, Divergence>>;
}

/** Decides every field of a record on its own, and says what to remember. */
export function mergeRecord(standing: RecordStanding): RecordMerge {
  const { fields, ours, theirs, isTouched } = standing;
  const before = standing.synced ?? {};
  const kept = { ...before, ...standing.held };
  const taken: string[] = [];
  const synced: Record<string, JsonValue> = {};
  const held: Record<string, JsonValue> = {};
  const diverging: Record<string, Divergence> = {};
  for (const field of fields) {
    const [mine, other] = [ours[field] ?? null, theirs[field] ?? null];
    const [said, had] = [before[field], kept[field]];
    const verdict = decideField({ ours: mine, theirs: other, said, held: had, isTouched });
    if (verdict === 'edited' || verdict === 'conflict') {
      diverging[field] = { kind: verdict, ours: mine, theirs: other };
      if (said !== undefined) synced[field] = said;
      if (had !== undefined) held[field] = had;
      continue;
    }
    synced[field] = other;
    if (verdict === 'take') taken.push(field);
    else held[field] = mine;
  }
  return { taken, synced, held, diverging };
}

/**
 * What to remember of a field somebody has decided on: `ours` counts as agreed, `theirs` is taken by
 * the next sync.
 */
export function settleField(
  decision: 'ours' | 'theirs',
  { ours, theirs }: Divergence,
): { readonly synced: JsonValue | undefined; readonly held: JsonValue } {
  return { synced: decision === 'ours' ? theirs : undefined, held: ours };
}
