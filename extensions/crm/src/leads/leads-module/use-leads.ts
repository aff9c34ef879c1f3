import { useStores } from '@directus/extensions-sdk';
import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { fillText } from '@ia/app-kit/fill-text';
import { rows } from '@ia/app-kit/read-row';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef, watch } from 'vue';
import { isUnreadable } from '../../views/app/saved-views.ts';
import { viewTexts } from '../../views/app/view-texts.ts';
import { type Matches, matches as matchesAnswer } from '../contract.ts';
import { leadTexts } from './lead-texts.ts';
import { LISTED_FIELDS, type ListedLead, readListedLead } from './lead-types.ts';
import { fieldsAsked, filterOf, type ListState, sortOf } from './list-state.ts';

/** One page of leads, with the reader's own rights, then what looks like them in one request. */
export function useLeads(state: Ref<ListState>, locale: Ref<Locale>) {
  const api = useApi();
  const { permissions } = useStores().usePermissionsStore();
  const leads = shallowRef<readonly ListedLead[]>([]);
  const matches = shallowRef<Matches>({});
  const count = ref(0);
  const total = ref(0);
  const isLoading = ref(true);
  const problem = ref<ApiProblem | null>(null);
  // An answer that comes after a newer question is dropped.
  let asked = 0;

  /** A filter on a field one may not read: said by its name, before the server refuses it by a code. */
  function unreadable(asked: ListState): ApiProblem | null {
    const field = fieldsAsked(asked).find((one) => isUnreadable(permissions, 'leads', one));
    if (!field) return null;
    const name = leadTexts[field][locale.value];
    const message = fillText(viewTexts.unreadable, locale.value, { field: name });
    return { code: 'FIELD_UNREADABLE', message, field, value: null, status: null };
  }

  async function load(): Promise<void> {
    asked += 1;
    const question = asked;
    isLoading.value = true;
    const hidden = unreadable(state.value);
    if (hidden) {
      problem.value = hidden;
      isLoading.value = false;
      return;
    }
    try {
      const page = await api.getPage('/items/leads', rows, paramsOf(state.value));
      if (question !== asked) return;
      leads.value = page.data.map(readListedLead);
      count.value = page.count ?? leads.value.length;
      total.value = page.total ?? count.value;
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
      const found = await api.post('/crm/leads/matches', matchesAnswer, { ids });
      if (question === asked) matches.value = found;
    } catch {
      // Hints only: the list is whole without them.
    }
  }

  // By what is asked of the server: a column that is put away asks nothing.
  watch(() => JSON.stringify(paramsOf(state.value)), load, { immediate: true });
  return { leads, matches, count, total, isLoading, problem, load };
}

function paramsOf(state: ListState) {
  return {
    fields: LISTED_FIELDS,
    filter: filterOf(state),
    sort: sortOf(state),
    limit: state.per,
    page: state.page,
  };
}
