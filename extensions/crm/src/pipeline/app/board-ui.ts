import type { Fillings } from '@ia/app-kit/fill-text';
import type { Locale } from '@ia/core';
import { type InjectionKey, inject, type Ref } from 'vue';
import type { Card, StageInfo } from '../contract.ts';
import type { Place } from './apply-move.ts';
import type { BoardText } from './board-texts.ts';
import type { ArchivedDeal } from './use-archiving.ts';

/** What the parts of a board share: language, clock, and what a person may ask of a card. */
export interface BoardUi {
  readonly locale: Ref<Locale>;
  /** Id of the sentence that says how the keyboard works on a card. */
  readonly helpId: string;
  /** The server's time, told anew every minute. */
  readonly now: Ref<number>;
  /** The card the keyboard is on. */
  readonly focusedId: Ref<string | null>;
  /** The card being dragged. */
  readonly draggedId: Ref<string | null>;
  readonly say: (text: BoardText, fillings?: Fillings) => string;
  readonly labelOf: (stage: StageInfo) => string;
  readonly open: (card: Card) => void;
  readonly openMenu: (card: Card, anchor: HTMLElement) => void;
  readonly move: (card: Card, to: Place) => void;
  /** Gives the focus to a card wherever a move has put it. */
  readonly follow: (id: string) => void;
  readonly followedId: Ref<string | null>;
  readonly create: (stage: string) => void;
  /** Asks before putting a deal away; takes one back at once. */
  readonly archive: (deal: ArchivedDeal) => void;
  readonly refusal: (card: Card, to: StageInfo) => string | null;
  /** Whether the person who looks may pass over what refuses the card there. */
  readonly isOverridable: (card: Card, to: StageInfo) => boolean;
}

export const boardUiKey: InjectionKey<BoardUi> = Symbol('board');

/** The stages of the board, for whoever has to name one. */
export const boardStagesKey: InjectionKey<Ref<readonly StageInfo[]>> = Symbol('stages');

export function useBoardUi(): BoardUi {
  const ui = inject(boardUiKey);
  if (!ui) throw new Error('A part of the board is used outside of a board.');
  return ui;
}
