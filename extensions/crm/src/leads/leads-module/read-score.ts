import { type ApiRow, at, isRow, numberAt, personAt, textAt } from '@ia/app-kit/read-row';
import type { Locale } from '@ia/core';
import type { ScoreKind } from '@ia/core/scoring/scored-lead';
import type { RefusedReason } from '@ia/core/scoring/train-score';

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

const KINDS: readonly ScoreKind[] = ['rules', 'model', 'manual'];

export function readScore(row: ApiRow, locale: Locale): ShownScore {
  const explanation = at(row, 'score_explanation');
  return {
    score: numberAt(row, 'score'),
    kind: KINDS.find((kind) => kind === row.score_kind) ?? null,
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

export interface ShownTraining {
  readonly id: string;
  readonly trainedAt: string;
  readonly status: 'active' | 'refused' | 'retired';
  readonly reason: RefusedReason | null;
  readonly examples: number;
  readonly converted: number;
  readonly heldOut: number;
  readonly auc: number | null;
  readonly rulesAuc: number | null;
}

export interface ShownScoring {
  readonly kind: 'rules' | 'model';
  readonly weights: number;
  readonly isTraining: boolean;
  readonly trainings: readonly ShownTraining[];
}

const STATUSES: readonly ShownTraining['status'][] = ['active', 'refused', 'retired'];
const REASONS: readonly RefusedReason[] = ['too_few', 'leak', 'not_better'];

/** The answer of /crm/scoring. */
export function readScoring(answer: unknown): ShownScoring {
  const data = at(answer, 'data', 'data');
  const trainings = at(data, 'trainings');
  return {
    kind: at(data, 'kind') === 'model' ? 'model' : 'rules',
    weights: numberAt(data, 'weights') ?? 0,
    isTraining: at(data, 'is_training') === true,
    trainings: Array.isArray(trainings) ? trainings.filter(isRow).map(readTraining) : [],
  };
}

function readTraining(row: ApiRow): ShownTraining {
  return {
    id: textAt(row, 'id') ?? '',
    trainedAt: textAt(row, 'trained_at') ?? '',
    status: STATUSES.find((status) => status === row.status) ?? 'refused',
    reason: REASONS.find((reason) => reason === row.reason) ?? null,
    examples: numberAt(row, 'examples') ?? 0,
    converted: numberAt(row, 'converted') ?? 0,
    heldOut: numberAt(row, 'held_out') ?? 0,
    auc: numberAt(row, 'auc'),
    rulesAuc: numberAt(row, 'rules_auc'),
  };
}
