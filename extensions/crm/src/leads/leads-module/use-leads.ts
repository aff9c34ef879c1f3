import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { numberAt, rowsOf } from '@ia/app-kit/read-row';
import { useRawApi } from '@ia/app-kit/use-raw-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef, watch } from 'vue';
import {
  type LeadMatch,
  LISTED_FIELDS,
  type ListedLead,
  readListedLead,
  readMatches,
} from './lead-types.ts';
import { filterOf, type ListState, sortOf } from './list-state.ts';

/** One page of leads, with the reader's own rights, then what looks like them in one request. */
export function useLeads(state: Ref<ListState>, locale: Ref<Locale>) {
  const api = useRawApi();
  const leads = shallowRef<readonly ListedLead[]>([]);
  const matches = shallowRef<ReadonlyMap<string, readonly LeadMatch[]>>(new Map());
  const count = ref(0);
  const total = ref(0);
  const isLoading = ref(true);
  const problem = ref<ApiProblem | null>(null);
  // An answer that comes after a newer question is dropped.
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const question = asked;
    isLoading.value = true;
    try {
      const answer = await api.get('/items/leads', { params: paramsOf(state.value) });
      if (question !== asked) return;
      leads.value = rowsOf(answer).map(readListedLead);
      count.value = numberAt(answer, 'data', 'meta', 'filter_count') ?? leads.value.length;
      total.value = numberAt(answer, 'data', 'meta', 'total_count') ?? count.value;
      problem.value = null;
      void loadMatches(question);
    } catch (error) {
      if (question === asked) problem.value = apiProblem(error, locale.value);
    } finally {
      if (question === asked) isLoading.value = false;
    }
  }

  async function loadMatches(question: number): Promise<void> {
    const ids = leads.value.map(({ id }) => id);
    if (ids.length === 0) return;
    try {
      const answer = await api.post('/crm/leads/matches', { ids });
      if (question === asked) matches.value = readMatches(answer);
    } catch {
      // Hints only: the list is whole without them.
    }
  }

  watch(state, load, { immediate: true });
  return { leads, matches, count, total, isLoading, problem, load };
}

function paramsOf(state: ListState) {
  return {
    fields: LISTED_FIELDS,
    filter: filterOf(state),
    sort: sortOf(state),
    limit: state.per,
    page: state.page,
    meta: ['filter_count', 'total_count'],
  };
}
