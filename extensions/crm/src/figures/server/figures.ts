import type { FigureKey } from '../contract.ts';
import { cycle } from './cycle.ts';
import type { Figure } from './figure.ts';
import { forecast } from './forecast.ts';
import { lossReasons } from './loss-reasons.ts';
import { pipelineValue } from './pipeline-value.ts';
import { repActivities } from './rep-activities.ts';
import { stageTime } from './stage-time.ts';
import { winRate } from './win-rate.ts';

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
