import { type ApiRow, at, isRow, numberAt, personAt, textAt } from '@ia/app-kit/read-row';
import type { Locale } from '@ia/core';
import { type ScoreKind, scoreKinds } from '@ia/core/scoring/scored-lead';

export interface ShownScore {
  /** Null until it has been computed. */
  readonly score: number | null;
  readonly kind: ScoreKind | null;
  readonly scoredAt: string | null;
  readonly lines: readonly ShownLine[];
  readonly override: {
    readonly by: string | null;
    readonly at: string | null;
    readonly reason: string;
  } | null;
}

export interface ShownLine {
  readonly code: string;
  readonly points: number;
  readonly text: string;
}

export function readScore(row: ApiRow, locale: Locale): ShownScore {
  const explanation = at(row, 'score_explanation');
  return {
    score: numberAt(row, 'score'),
    kind: scoreKinds.find((kind) => kind === row.score_kind) ?? null,
    scoredAt: textAt(row, 'scored_at'),
    lines: Array.isArray(explanation)
      ? explanation.filter(isRow).map((line) => ({
          code: textAt(line, 'code') ?? '',
          points: numberAt(line, 'points') ?? 0,
          text: textAt(line, locale) ?? textAt(line, 'code') ?? '',
        }))
      : [],
    override:
      numberAt(row, 'score_override') === null
        ? null
        : {
            by: personAt(row, 'score_override_by')?.name ?? null,
            at: textAt(row, 'score_override_at'),
            reason: textAt(row, 'score_override_reason') ?? '',
          },
  };
}

/** `+5`, `−3`: the sign is part of what a line says. */
export function pointsText(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}

export type ScoreTone = 'high' | 'middle' | 'low';

export function toneOf(score: number): ScoreTone {
  if (score >= 60) return 'high';
  return score >= 30 ? 'middle' : 'low';
}
