import { lineAsked } from '@ia/core/activities/activity-path';
import { computed, ref, watch } from 'vue';
import type { BoardFilters } from '../app/board-filters.ts';
import { dealAsked, type PageState, readPageState, writePageState } from './page-state.ts';

function addressOf(state: PageState): string {
  const query = new URLSearchParams(writePageState(state)).toString().replaceAll('%2C', ',');
  return `${location.pathname}${query ? `?${query}` : ''}`;
}

/** The state of the page, kept in its address so that it survives a link, a reload and « back ». */
export function usePageState() {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const isBare = Object.keys(query).length === 0;
  const asked = dealAsked(query);
  const state = ref<PageState>(readPageState(query));

  watch(state, (next) => {
    const address = addressOf(next);
    const root = new URL(document.baseURI).pathname.replace(/\/$/, '');
    // The app's router finds its own address in the state of the entry when people come back.
    const current = address.startsWith(root) ? address.slice(root.length) : address;
    history.replaceState({ ...history.state, current }, '', address);
  });

  const filters = computed<BoardFilters>({
    get: () => state.value.filters,
    set: (next) => {
      state.value = { ...state.value, filters: next, page: 1 };
    },
  });

  function change(changes: Partial<PageState>): void {
    state.value = { ...state.value, ...changes };
  }

  return { state, filters, change, isBare, dealAsked: asked, lineAsked: lineAsked(query) };
}
