import { lineAsked } from '@ia/core/activities/activity-path';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { FIRST_STATE, type ListState, readState, writeState } from './list-state.ts';

/** What the list shows, kept in the address; the lead that is open beside it too. */
export function useListState() {
  const route = useRoute();
  const router = useRouter();

  // By its text: opening a lead changes the address, not the list.
  const written = computed(() => JSON.stringify(writeState(readState(route.query))));
  const state = computed<ListState>(() => readState(JSON.parse(written.value)));
  /** Nobody asked anything of the page. */
  const isBare = Object.keys(route.query).length === 0;
  const openLead = computed(() =>
    typeof route.query.lead === 'string' && route.query.lead !== '' ? route.query.lead : null,
  );

  /** The line of it that an address leads to. */
  const openLine = computed(() => lineAsked(route.query));

  /** Any change but of page starts again from the first page. */
  function change(changes: Partial<ListState>): void {
    const next = { ...state.value, page: 1, ...changes };
    void router.replace({ query: { ...writeState(next), ...leadQuery(openLead.value) } });
  }

  function reset(changes: Partial<ListState> = {}): void {
    const { per, sort, isDescending, hidden } = state.value;
    change({ ...FIRST_STATE, per, sort, isDescending, hidden, ...changes });
  }

  /** The way back closes a lead that was opened from the list. */
  function open(id: string | null): void {
    const query = { ...writeState(state.value), ...leadQuery(id) };
    void (id && !openLead.value ? router.push({ query }) : router.replace({ query }));
  }

  return { state, isBare, openLead, openLine, change, reset, open };
}

function leadQuery(id: string | null): Record<string, string> {
  return id ? { lead: id } : {};
}
