import { DomainError } from '../errors.ts';

/** Stages in the order of the board. Rules hang on keys and types; labels are data. */
export const stageKeys = [
  'prospect',
  'meeting',
  'proposal',
  'audit',
  'negotiation',
  'won',
  'lost',
] as const;

export type StageKey = (typeof stageKeys)[number];
export const stageTypes = ['open', 'won', 'lost'] as const;
export type StageType = (typeof stageTypes)[number];

/** Whether a deal in this stage is still being worked, won or lost. */
export function stageType(stage: StageKey): StageType {
  return stage === 'won' || stage === 'lost' ? stage : 'open';
}

/**
 * Takes a value received from outside as a stage.
 * @throws STAGE_UNKNOWN with the list of stages.
 */
export function parseStage(value: unknown, field = 'stage'): StageKey {
  const stage = stageKeys.find((key) => key === value);
  if (stage) return stage;
  const shown = typeof value === 'string' ? value.slice(0, 64) : null;
  throw new DomainError('STAGE_UNKNOWN', { field, value: shown, hint: stageKeys.join(', ') });
}
