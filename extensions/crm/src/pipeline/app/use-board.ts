import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useApi } from '@ia/app-kit/use-api';
import { civilDateOf, type Locale } from '@ia/core';
import { type ComputedRef, computed, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import type { Query } from '../../views/app/saved-views.ts';
import {
  type Board,
  board as boardAnswer,
  boardTotals,
  cardPage,
  type StageColumn,
} from '../contract.ts';
import { withFigures } from './apply-move.ts';
import { type BoardFilters, filtersToParams } from './board-filters.ts';
import { mergeBoard, stagesDiffer, type Touched } from './merge-board.ts';

const PER_PAGE = 50;

export interface BoardStore {
  readonly board: ShallowRef<Board | null>;
  readonly state: Ref<'loading' | 'ready' | 'failed'>;
  readonly problem: Ref<ApiProblem | null>;
  /** The filters as the API takes them. */
  readonly params: ComputedRef<Query>;
  /** Where the server's clock is, for delays that do not depend on this computer's. */
  readonly clockShift: Ref<number>;
  /** Reads the board anew; whoever looks sees it loading. */
  readonly load: () => Promise<void>;
  /** Reads the board behind the scenes; true when its stages have changed. */
  readonly refresh: (touched: Touched) => Promise<boolean>;
  /** Takes the server's count and sums of every stage, when they are still wanted once here. */
  readonly recount: (isWanted: () => boolean) => Promise<void>;
  readonly loadMore: (stage: string) => Promise<void>;
}

/** The board of some filters, read with the rights of the person who looks. */
export function useBoard(filters: Ref<BoardFilters>, locale: Ref<Locale>): BoardStore {
  const api = useApi();
  const board = shallowRef<Board | null>(null);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const problem = ref<ApiProblem | null>(null);
  const clockShift = ref(0);
  const loadingStages = new Set<string>();
  const params = computed(() => filtersToParams(filters.value, civilDateOf(new Date())));
  let question = 0;

  async function fetchBoard(): Promise<Board | null> {
    question += 1;
    const asked = question;
    const fresh = await api.get('/crm/board', boardAnswer, { ...params.value, per: PER_PAGE });
    // An answer to filters that have changed meanwhile is of no use.
    if (asked !== question) return null;
    clockShift.value = Date.parse(fresh.now) - Date.now() || 0;
    return fresh;
  }

  async function load(): Promise<void> {
    state.value = 'loading';
    try {
      const fresh = await fetchBoard();
      if (!fresh) return;
      board.value = fresh;
      problem.value = null;
      state.value = 'ready';
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      state.value = 'failed';
    }
  }

  async function refresh(touched: Touched): Promise<boolean> {
    if (state.value !== 'ready') return false;
    const fresh = await fetchBoard();
    const old = board.value;
    if (!fresh || !old) return false;
    board.value = mergeBoard(old, fresh, touched);
    return stagesDiffer(old, fresh);
  }

  async function recount(isWanted: () => boolean): Promise<void> {
    const asked = question;
    const figures = await api.get('/crm/board/totals', boardTotals, params.value);
    if (asked !== question || !board.value || !isWanted()) return;
    board.value = withFigures(board.value, figures.stages);
  }

  async function loadMore(key: string): Promise<void> {
    const cursor = columnOf(key)?.next;
    if (!cursor || loadingStages.has(key)) return;
    loadingStages.add(key);
    try {
      const path = `/crm/board/stages/${encodeURIComponent(key)}`;
      const query = { ...params.value, cursor, per: PER_PAGE };
      const page = await api.get(path, cardPage, query);
      if (columnOf(key)?.next === cursor) append(key, page);
    } catch {
      // The next scroll asks again; the cards already here stay.
    } finally {
      loadingStages.delete(key);
    }
  }

  function columnOf(key: string): StageColumn | undefined {
    return board.value?.stages.find((stage) => stage.key === key);
  }

  function append(key: string, page: Pick<StageColumn, 'cards' | 'next'>): void {
    if (!board.value) return;
    const known = new Set(board.value.stages.flatMap(({ cards }) => cards.map(({ id }) => id)));
    const added = page.cards.filter(({ id }) => !known.has(id));
    const stages = board.value.stages.map((stage) =>
      stage.key === key ? { ...stage, cards: [...stage.cards, ...added], next: page.next } : stage,
    );
    board.value = { ...board.value, stages };
  }

  return { board, state, problem, params, clockShift, load, refresh, recount, loadMore };
}
