import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { onScopeDispose, type Ref, ref } from 'vue';
import { type Card, moved } from '../contract.ts';
import { applyMove, type Place, placeOf, replaceCard } from './apply-move.ts';
import type { BoardStore } from './use-board.ts';

export interface Loss {
  readonly loss_reason: string;
  readonly loss_note: string | null;
}

/** What a person says of a move: why it is lost, or why a rule is passed over. */
export type MoveReasons = Loss | { readonly override_reason: string };

export interface DoneMove {
  readonly card: Card;
  readonly from: Place;
  readonly to: Place;
}

export interface MoveOutcome {
  readonly done: DoneMove | null;
  readonly problem: ApiProblem | null;
}

/** Moves in a row are counted once, when the last of them has ended. */
const RECOUNT_MS = 250;

const NOWHERE = { after: null, before: null };

/** Moves shown at once and asked of the server, which has the last word. */
export function useMoves(store: BoardStore, locale: Ref<Locale>) {
  const api = useApi();
  const pending = ref(0);
  let started = 0;
  let recounting: ReturnType<typeof setTimeout> | undefined;
  // One after the other: the place of a move is told by neighbours the one before may have set.
  let queue: Promise<unknown> = Promise.resolve();

  /** Moves a card as it was seen, on the board or in the list. */
  async function move(card: Card, to: Place, reasons?: MoveReasons): Promise<MoveOutcome> {
    const board = store.board.value;
    // A deal of the list may be on a page of the board that is not loaded.
    const from = (board && placeOf(board, card.id)) ?? { ...NOWHERE, stage: card.stage };
    if (board) store.board.value = applyMove(board, card.id, to, new Date().toISOString());
    pending.value += 1;
    started += 1;
    const body = { to: to.stage, after: to.after, before: to.before, seen_stage: card.stage };
    const path = `/crm/deals/${card.id}/move`;
    const asked = queue.then(() => api.post(path, moved, { ...body, ...reasons }));
    queue = asked.catch(() => undefined);
    try {
      settle((await asked).card);
      return { done: { card, from, to }, problem: null };
    } catch (error) {
      const problem = apiProblem(error, locale.value);
      await putBack(card, from, problem);
      return { done: null, problem };
    } finally {
      pending.value -= 1;
    }
  }

  function settle(card: Card): void {
    if (!store.board.value) return;
    store.board.value = replaceCard(store.board.value, card);
    clearTimeout(recounting);
    recounting = setTimeout(() => void recount(), RECOUNT_MS);
  }

  async function recount(): Promise<void> {
    // Beside a move that is under way, the server's figures would be older than those on screen.
    if (pending.value > 0) return;
    const last = started;
    // When it fails the counts made here stay: they are right but for what others do.
    await store.recount(() => last === started).catch(() => undefined);
  }

  /** The card goes where the server says it is, or back to where it was. */
  async function putBack(card: Card, from: Place, problem: ApiProblem): Promise<void> {
    const now = card.stage_entered_at ?? new Date().toISOString();
    const board = store.board.value;
    if (!board) return;
    const isElsewhere = problem.code === 'DEAL_MOVED' && hasStage(problem.value);
    const home = isElsewhere ? { ...NOWHERE, stage: problem.value ?? '' } : from;
    const back = applyMove(board, card.id, home, now);
    store.board.value = isElsewhere ? back : replaceCard(back, card);
    if (problem.code === 'OFFLINE') return;
    // What was refused shows that the board is out of date; a failure here changes nothing.
    await store.refresh(new Map()).catch(() => undefined);
  }

  function hasStage(key: string | null): boolean {
    return store.board.value?.stages.some((stage) => stage.key === key) ?? false;
  }

  onScopeDispose(() => clearTimeout(recounting));
  return { move, pending };
}
