import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useApi } from '@ia/app-kit/use-api';
import type { Locale } from '@ia/core';
import { type Ref, ref, shallowRef, watch } from 'vue';
import type { Query } from '../../views/app/saved-views.ts';
import { type Card, type DealPage, dealPage, type Total } from '../contract.ts';

const PER_PAGE = 50;

interface ListQuestion {
  readonly params: Query;
  readonly stages: readonly string[];
  readonly sort: string;
  readonly page: number;
}

/** One page of the deals, with the count and the sums of all of them. */
export function useDealList(
  question: Ref<ListQuestion>,
  changes: Ref<number>,
  locale: Ref<Locale>,
) {
  const api = useApi();
  const rows = shallowRef<readonly Card[]>([]);
  const totals = shallowRef<readonly Total[]>([]);
  const count = ref(0);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const problem = ref<ApiProblem | null>(null);
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const page = await fetchPage();
      if (mine !== asked) return;
      rows.value = page.rows;
      totals.value = page.totals;
      count.value = page.count;
      state.value = 'ready';
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
      state.value = 'failed';
    }
  }

  function fetchPage(): Promise<DealPage> {
    const { params, stages, sort, page } = question.value;
    return api.get('/crm/deals', dealPage, {
      ...params,
      per: PER_PAGE,
      page,
      ...(stages.length > 0 ? { stage: stages.join(',') } : {}),
      ...(sort ? { sort } : {}),
    });
  }

  watch([question, changes], load, { immediate: true });
  return { rows, totals, count, state, problem, load, pageSize: PER_PAGE };
}
