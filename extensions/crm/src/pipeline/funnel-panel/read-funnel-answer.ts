import type { StageType } from '@ia/core';
import { dataOf, isRecord } from '../app/read-board.ts';

export interface FunnelStage {
  readonly key: string;
  readonly type: StageType;
  readonly label: string;
  readonly label_en: string;
  readonly color: string | null;
  readonly entered: number;
  /** Share of those that went further, in basis points; null when none entered or it is the end. */
  readonly conversion_bp: number | null;
  readonly median_seconds: number | null;
}

interface Outcome {
  readonly count: number;
  readonly totals: readonly { readonly currency: string; readonly sum: number }[];
}

export interface Funnel {
  readonly from: string;
  readonly to: string;
  readonly stages: readonly FunnelStage[];
  readonly won: Outcome;
  readonly lost: Outcome;
  readonly totals: { readonly closed: number; readonly won_bp: number | null };
}

export function readFunnel(response: unknown): Funnel {
  const funnel = dataOf(response);
  if (!isFunnel(funnel)) throw new Error('The server did not answer a funnel.');
  return funnel;
}

function isFunnel(value: unknown): value is Funnel {
  return (
    isRecord(value) &&
    Array.isArray(value.stages) &&
    value.stages.every((stage) => isRecord(stage) && typeof stage.entered === 'number') &&
    isOutcome(value.won) &&
    isOutcome(value.lost) &&
    isRecord(value.totals)
  );
}

function isOutcome(value: unknown): value is Outcome {
  return isRecord(value) && typeof value.count === 'number' && Array.isArray(value.totals);
}
