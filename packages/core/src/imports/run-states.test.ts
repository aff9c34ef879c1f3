import { describe, expect, test } from 'vitest';
import { mayMove, movedByHand, movedByWorker, runStatuses, statesAtWork } from './run-states.ts';

describe('the states of a run', () => {
  test('lead a file from its dry run to its undoing, and never back from there', () => {
    expect(mayMove('previewed', 'running', 'file')).toBe(true);
    expect(mayMove('running', 'undoing', 'file')).toBe(false);
    expect(runStatuses.some((to) => mayMove('undone', to, 'file'))).toBe(false);
  });

  test('what a person does at once and what they ask of a worker are apart', () => {
    expect(movedByHand('cancelled', 'file')).toEqual(['queued', 'previewed']);
    expect(movedByWorker('cancelled', 'file')).toEqual(['previewing', 'running']);
    expect(movedByWorker('cancelled', 'sync')).toEqual(['fetching', 'previewing', 'running']);
    expect(movedByHand('running', 'sync')).toEqual(['previewed']);
  });

  test('a run may be undone or read again once it has come to rest', () => {
    expect(movedByHand('undoing', 'file')).toEqual(['succeeded', 'failed', 'cancelled']);
    expect(movedByHand('queued', 'file')).toEqual(['previewed', 'failed', 'cancelled']);
    expect(movedByHand('undoing', 'sync')).toEqual([]);
    expect(movedByHand('queued', 'sync')).toEqual([]);
  });

  test('a worker has something to do in some of them', () => {
    expect(statesAtWork('file')).toEqual(['queued', 'previewing', 'running', 'undoing']);
    expect(statesAtWork('sync')).toEqual(['queued', 'fetching', 'previewing', 'running']);
  });
});
