import type { ApiProblem } from '@ia/app-kit/api-error';
import { type Ref, ref } from 'vue';
import type { Card, StageColumn } from '../contract.ts';
import type { Place } from './apply-move.ts';
import type { DoneMove, Loss, MoveOutcome } from './use-moves.ts';

interface Closing {
  readonly card: Card;
  readonly to: Place;
  readonly stage: StageColumn;
}

interface ClosingOptions {
  readonly move: (card: Card, to: Place, loss?: Loss) => Promise<MoveOutcome>;
  readonly onDone: (done: DoneMove) => void;
  readonly onProblem: (closing: Closing, problem: ApiProblem) => void;
}

/** A move to won or lost waits for what closing a deal asks of a person. */
export function useClosing({ move, onDone, onProblem }: ClosingOptions) {
  const closing: Ref<Closing | null> = ref(null);
  const isBusy = ref(false);
  const problem: Ref<ApiProblem | null> = ref(null);

  function ask(card: Card, to: Place, stage: StageColumn): void {
    problem.value = null;
    closing.value = { card, to, stage };
  }

  function cancel(): void {
    if (!isBusy.value) closing.value = null;
  }

  async function confirm(loss?: Loss): Promise<void> {
    const asked = closing.value;
    if (!asked || isBusy.value) return;
    isBusy.value = true;
    const outcome = await move(asked.card, asked.to, loss);
    isBusy.value = false;
    // What is wrong with the reason or its note is said where they are typed.
    if (outcome.problem?.field?.startsWith('loss_')) problem.value = outcome.problem;
    else closing.value = null;
    if (outcome.done) onDone(outcome.done);
    else if (outcome.problem && !problem.value) onProblem(asked, outcome.problem);
  }

  return { closing, isBusy, problem, ask, cancel, confirm };
}
