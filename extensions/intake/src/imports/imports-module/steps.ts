import type { ImportRun } from '../contract.ts';
import { isApplied } from './run-words.ts';

export const steps = ['file', 'columns', 'mode', 'preview', 'result'] as const;
export type Step = (typeof steps)[number];

/** What the person has settled so far. */
export interface Settled {
  readonly hasFile: boolean;
  readonly hasColumns: boolean;
}

export function stepOf(value: unknown): Step {
  return steps.find((step) => step === value) ?? 'file';
}

/** A step opens once all before it are settled; the last two belong to the page of a run. */
export function canOpen(step: Step, { hasFile, hasColumns }: Settled): boolean {
  if (step === 'file') return true;
  if (step === 'columns') return hasFile;
  return step === 'mode' && hasFile && hasColumns;
}

/** The step a run is at. */
export function stepOfRun(run: Pick<ImportRun, 'status' | 'applied_at'>): Step {
  return isApplied(run) ? 'result' : 'preview';
}

/** From a run one goes back to prepare another as long as nothing was saved. */
export function canPrepareAgain(run: Pick<ImportRun, 'status' | 'applied_at'>): boolean {
  return !isApplied(run) && run.status !== 'queued' && run.status !== 'previewing';
}
