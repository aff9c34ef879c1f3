import type { ApiProblem } from '@ia/app-kit/api-error';
import type { Fillings } from '@ia/app-kit/fill-text';
import type { Localised } from '@ia/app-kit/locale';
import type { Toasts } from '@ia/app-kit/parts/use-toasts';
import type { Locale } from '@ia/core';
import { type Ref, ref } from 'vue';
import type { Card, StageColumn, StageInfo } from '../contract.ts';
import type { Place } from './apply-move.ts';
import type { BoardText } from './board-texts.ts';
import type { Touched } from './merge-board.ts';
import { isStepMissing, refusalOf } from './refusals.ts';
import type { BoardStore } from './use-board.ts';
import { useClosing } from './use-closing.ts';
import { type DoneMove, type MoveReasons, useMoves } from './use-moves.ts';
import { useOverride } from './use-override.ts';
import { useWonProject } from './use-won-project.ts';

interface CardMovesOptions {
  readonly store: BoardStore;
  readonly toasts: Toasts;
  readonly locale: Ref<Locale>;
  readonly say: (text: BoardText, fillings?: Fillings) => string;
  readonly labelOf: (stage: StageInfo) => string;
  readonly onChange: () => void;
  /** The server's time. */
  readonly now: Ref<number>;
  /** Whether the person may pass over a rule of advancement. */
  readonly mayOverride: boolean;
}

const ECHO_MS = 5_000;

/** A move as a person lives it: asked what closing asks, told the outcome, offered the way back. */
export function useCardMoves(options: CardMovesOptions) {
  const { store, toasts, locale, say, labelOf, onChange, now, mayOverride } = options;
  const { move, pending } = useMoves(store, locale);
  /** What a screen reader says of the last move. */
  const announcement = ref('');
  const wonProject = useWonProject({ toasts, say });
  const ownMoves = new Map<string, number>();
  const closing = useClosing({
    move: moveAsOwn,
    onDone: tellDone,
    onProblem: ({ card, to }, problem) => tellProblem(card, to, problem),
  });

  const override = useOverride({ move: moveAsOwn, onDone: tellDone, onProblem: tellProblem });

  async function start(card: Card, to: Place): Promise<void> {
    const stage = stageOf(to.stage);
    if (!stage) return;
    const reason = refusal(card, stage);
    if (reason) {
      const lacking = reason[locale.value];
      if (isOverridable(card, stage)) override.ask({ card, to, stage, lacking });
      else toasts.show({ tone: 'warning', text: lacking });
      return;
    }
    if (stage.key !== card.stage && stage.type !== 'open') closing.ask(card, to, stage);
    else await run(card, to);
  }

  async function run(card: Card, to: Place): Promise<void> {
    const { done, problem } = await moveAsOwn(card, to);
    if (done) tellDone(done);
    else if (problem) tellProblem(card, to, problem);
  }

  async function moveAsOwn(card: Card, to: Place, reasons?: MoveReasons) {
    const outcome = await move(card, to, reasons);
    ownMoves.set(card.id, Date.now());
    return outcome;
  }

  function refusal(card: Card, stage: StageInfo): Localised | null {
    const board = store.board.value;
    return board && refusalOf(card, stage, board, new Date(now.value));
  }

  /** Stopped by nothing but a missing step, before somebody who may pass over it. */
  function isOverridable(card: Card, stage: StageInfo): boolean {
    const board = store.board.value;
    if (!mayOverride || !board) return false;
    return isStepMissing(card, stage, board, new Date(now.value));
  }

  function tellDone({ card, from, to }: DoneMove): void {
    onChange();
    const stage = stageOf(to.stage);
    const isRank = from.stage === to.stage;
    const fillings = { name: card.name, stage: stage ? labelOf(stage) : to.stage };
    const text = say(isRank ? 'ranked' : 'moved', fillings);
    announcement.value = text;
    if (isRank) return;
    const moved = { ...card, stage: to.stage };
    const action = { label: say('undo'), run: () => void undo(moved, from) };
    toasts.show({ tone: 'success', text, ...(mayGoBack(moved, from) ? { action } : {}) });
    if (stage?.type === 'won') wonProject.follow(card.id);
  }

  /** A win has already created its project and invited people: going back would not undo that. */
  function mayGoBack(moved: Card, from: Place): boolean {
    const [present, before] = [stageOf(moved.stage), stageOf(from.stage)];
    if (!present || before?.type !== 'open' || present.type === 'won') return false;
    return refusal(moved, before) === null;
  }

  async function undo(card: Card, from: Place): Promise<void> {
    const { done, problem } = await moveAsOwn(card, from);
    if (problem) tellProblem(card, from, problem);
    if (!done) return;
    onChange();
    const stage = stageOf(from.stage);
    const text = say('undone', { name: card.name, stage: stage ? labelOf(stage) : from.stage });
    announcement.value = text;
    toasts.show({ tone: 'success', text });
  }

  function tellProblem(card: Card, to: Place, problem: ApiProblem): void {
    const now = stageOf(problem.value ?? '');
    const text =
      problem.code === 'DEAL_MOVED' && now
        ? say('movedElsewhere', { name: card.name, stage: labelOf(now) })
        : say('movedBack', { name: card.name, reason: problem.message });
    announcement.value = text;
    const retry = { label: say('retry'), run: () => void start(card, to) };
    const action = problem.code === 'OFFLINE' ? { action: retry } : {};
    toasts.show({ tone: 'danger', text, ...action });
    onChange();
  }

  function stageOf(key: string): StageColumn | undefined {
    return store.board.value?.stages.find((stage) => stage.key === key);
  }

  /** What is not the echo of a move made here: its answer has already been drawn. */
  function strangers(touched: Touched): Touched {
    const recent = Date.now() - ECHO_MS;
    const isEcho = (id: string) => (ownMoves.get(id) ?? 0) > recent && ownMoves.delete(id);
    return new Map([...touched].filter(([id]) => !isEcho(id)));
  }

  return { start, pending, closing, override, refusal, isOverridable, announcement, strangers };
}
