import { useStores } from '@directus/extensions-sdk';
import { type Fillings, fillText } from '@ia/app-kit/fill-text';
import { useToasts } from '@ia/app-kit/parts/use-toasts';
import { useAppLocale } from '@ia/app-kit/use-app-locale';
import { computed, onBeforeUnmount, provide, type Ref, ref, useId } from 'vue';
import type { Card, StageInfo } from '../contract.ts';
import { findCard } from './apply-move.ts';
import type { BoardFilters } from './board-filters.ts';
import { type BoardText, sayBoard } from './board-texts.ts';
import { type BoardUi, boardStagesKey, boardUiKey } from './board-ui.ts';
import type { Touched } from './merge-board.ts';
import { useArchiving } from './use-archiving.ts';
import { useBoard } from './use-board.ts';
import { useCardMoves } from './use-card-moves.ts';
import { useLive } from './use-live.ts';

const MINUTE_MS = 60_000;

/** One board on a screen: what it shows, what people do with it, and what others do meanwhile. */
export function useBoardSession(filters: Ref<BoardFilters>) {
  const locale = useAppLocale();
  const store = useBoard(filters, locale);
  const toasts = useToasts();
  const now = ref(Date.now());
  const focusedId = ref<string | null>(null);
  const draggedId = ref<string | null>(null);
  const followedId = ref<string | null>(null);
  const menu = ref<{ card: Card; anchor: HTMLElement } | null>(null);
  /** The deal open beside the board; `+` and a stage: one that is being created. */
  const record = ref<{ id: string; stage: string | null; line?: string | null } | null>(null);
  /** Grows with every change, for lists that show the same deals. */
  const changes = ref(0);

  const say = (text: BoardText, fillings?: Fillings) => sayBoard(text, locale.value, fillings);
  const labelOf = (stage: StageInfo) =>
    locale.value === 'en' && stage.label_en ? stage.label_en : stage.label;

  const mayOverride = useStores().useUserStore().isAdmin === true;
  const shown = { store, toasts, locale, say, labelOf, now };
  const moving = useCardMoves({ ...shown, onChange: changed, mayOverride });

  const archiving = useArchiving({
    toasts,
    locale,
    say,
    onDone: async ({ id }) => {
      if (record.value?.id === id) record.value = null;
      await reread(id);
    },
  });

  function changed(): void {
    changes.value += 1;
  }

  /** What others did waits while a card is held or a move is under way. */
  let waiting: Touched | null = null;
  async function hear(touched: Touched): Promise<void> {
    const all = new Map([...(waiting ?? []), ...moving.strangers(touched)]);
    waiting = draggedId.value || moving.pending.value > 0 ? all : null;
    if (waiting || (touched.size > 0 && all.size === 0)) return;
    try {
      if (await store.refresh(all)) toasts.show({ tone: 'warning', text: say('stagesChanged') });
      changed();
    } catch {
      // The next change, or the reconnection, asks again.
    }
  }

  async function reloadStages(): Promise<void> {
    await store.load();
    changed();
    toasts.show({ tone: 'warning', text: say('stagesChanged') });
  }

  function tick(): void {
    now.value = Date.now() + store.clockShift.value;
    if (waiting && !draggedId.value) void hear(new Map());
  }
  const minute = setInterval(tick, MINUTE_MS);
  onBeforeUnmount(() => clearInterval(minute));
  const { isLive } = useLive({
    onDeals: (touched) => void hear(touched),
    onStages: () => void reloadStages(),
  });

  const ui: BoardUi = {
    locale,
    helpId: useId(),
    now,
    focusedId,
    draggedId,
    say,
    labelOf,
    open: (card) => {
      record.value = { id: card.id, stage: null };
    },
    openMenu: (card, anchor) => {
      menu.value = { card: currentCard(card), anchor };
    },
    move: (card, to) => void moving.start(currentCard(card), to),
    followedId,
    follow: (id) => {
      followedId.value = id;
    },
    archive: archiving.start,
    create: (stage) => {
      record.value = { id: '+', stage };
    },
    refusal: (card, to) => {
      const reason = moving.refusal(card, to);
      return reason ? fillText(reason, locale.value) : null;
    },
    isOverridable: moving.isOverridable,
  };
  provide(boardUiKey, ui);
  provide(
    boardStagesKey,
    computed(() => store.board.value?.stages ?? []),
  );

  function currentCard(card: Card): Card {
    return (store.board.value && findCard(store.board.value, card.id)) ?? card;
  }

  /** A page shown for the first time, or with other filters. */
  async function load(): Promise<void> {
    await store.load();
    tick();
    const first = store.board.value?.stages.flatMap(({ cards }) => cards)[0];
    if (!focusedId.value || !isShown(focusedId.value)) focusedId.value = first?.id ?? null;
  }

  function isShown(id: string): boolean {
    return store.board.value !== null && findCard(store.board.value, id) !== null;
  }

  /** `gone`: a deal that is no longer where it was, whatever page of its column it was on. */
  async function reread(gone?: string): Promise<void> {
    await store.refresh(new Map(gone ? [[gone, null]] : [])).catch(() => undefined);
    changed();
  }

  const dealCount = computed(() =>
    (store.board.value?.stages ?? []).reduce((sum, { count }) => sum + count, 0),
  );
  const shownParts = { ui, store, toasts, menu, record, changes, moving, archiving };
  return { ...shownParts, isLive, dealCount, load, reread };
}

export type BoardSession = ReturnType<typeof useBoardSession>;
