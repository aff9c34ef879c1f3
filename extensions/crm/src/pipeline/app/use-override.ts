import type { ApiProblem } from '@ia/app-kit/api-error';
import { type Ref, ref } from 'vue';
import type { Card, StageColumn } from '../contract.ts';
import type { Place } from './apply-move.ts';
import type { DoneMove, MoveOutcome, MoveReasons } from './use-moves.ts';

interface Overridden {
  readonly card: Card;
  readonly to: Place;
  readonly stage: StageColumn;
  /** What the deal lacks, as a sentence. */
  readonly lacking: string;
}

interface OverrideOptions {
  readonly move: (card: Card, to: Place, reasons?: MoveReasons) => Promise<MoveOutcome>;
  readonly onDone: (done: DoneMove) => void;
  readonly onProblem: (card: Card, to: Place, problem: ApiProblem) => void;
}

/** A move a rule stops waits for the reason an administrator gives to pass over it. */
export function useOverride({ move, onDone, onProblem }: OverrideOptions) {
  const asked: Ref<Overridden | null> = ref(null);
  const isBusy = ref(false);

  function ask(overridden: Overridden): void {
    asked.value = overridden;
  }

  function cancel(): void {
    if (!isBusy.value) asked.value = null;
  }

  async function confirm(reason: string): Promise<void> {
    const overridden = asked.value;
    if (!overridden || isBusy.value) return;
    isBusy.value = true;
    const { card, to } = overridden;
    const { done, problem } = await move(card, to, { override_reason: reason });
    isBusy.value = false;
    asked.value = null;
    if (done) onDone(done);
    else if (problem) onProblem(card, to, problem);
  }

  return { asked, isBusy, ask, cancel, confirm };
}
