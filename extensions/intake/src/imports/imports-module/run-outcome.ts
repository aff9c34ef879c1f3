import type { ImportRun } from '../contract.ts';
import { isApplied, writtenRows } from './run-words.ts';
import type { ImportText } from './texts.ts';

/** What is to be said of a run beyond its figures, and how loudly. */
export interface RunSentence {
  readonly type: 'info' | 'success' | 'warning' | 'danger';
  readonly text: ImportText;
}

export function sentenceOf(run: ImportRun): RunSentence | null {
  if (run.status === 'undone')
    return run.rows_kept === 0 ? say('success', 'undoneAll') : keptOf(run);
  if (run.status === 'cancelled') {
    return say('warning', isApplied(run) ? 'stoppedRun' : 'stoppedPreview');
  }
  if (run.status !== 'previewed' || writtenRows(run) > 0) return null;
  const isAllRejected = run.rows_total > 0 && run.rows_rejected === run.rows_total;
  return isAllRejected ? say('warning', 'allRejected') : say('info', 'nothingToWrite');
}

function keptOf({ rows_kept }: ImportRun): RunSentence {
  return say('warning', rows_kept === 1 ? 'undoneKeptOne' : 'undoneKept');
}

function say(type: RunSentence['type'], text: ImportText): RunSentence {
  return { type, text };
}
