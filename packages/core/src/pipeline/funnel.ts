import type { StageType } from './stages.ts';

/** What was counted for one stage of the funnel over a period. */
export interface StageCount {
  readonly key: string;
  readonly type: StageType;
  /** Deals that entered the stage within the period, each counted once. */
  readonly entered: number;
  /** Those of them that have since gone on to a later open stage or were won. */
  readonly advanced: number;
}

/**
 * Share of the deals that entered a stage and went further, in basis points, half up; a stage that
 * was jumped over counts as passed. `null` when nobody entered, and for closed stages: nothing
 * comes after them.
 */
export function conversionOf({ type, entered, advanced }: StageCount): number | null {
  return type === 'open' ? shareOf(advanced, entered) : null;
}

/** Part of a whole in basis points, half up; `null` of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part * 20_000 + whole) / (2 * whole)) : null;
}
