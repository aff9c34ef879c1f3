import type { Figure, FigureKey } from './figure.ts';
import { cycle } from './store/cycle.ts';
import { forecast } from './store/forecast.ts';
import { lossReasons } from './store/loss-reasons.ts';
import { pipelineValue } from './store/pipeline-value.ts';
import { repActivities } from './store/rep-activities.ts';
import { stageTime } from './store/stage-time.ts';
import { winRate } from './store/win-rate.ts';

/** The figures of sales, each defined once; docs/figures.md says them in words. */
export const figures: Readonly<Record<FigureKey, Figure>> = {
  pipeline: pipelineValue,
  forecast,
  'win-rate': winRate,
  'loss-reasons': lossReasons,
  cycle,
  'stage-time': stageTime,
  activities: repActivities,
};
