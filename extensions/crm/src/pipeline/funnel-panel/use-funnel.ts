import { type ApiProblem, apiProblem } from '@ia/app-kit/api-error';
import { useApi } from '@ia/app-kit/use-api';
import { addDays, civilDateOf, type Locale } from '@ia/core';
import { onMounted, type Ref, ref, shallowRef, watch } from 'vue';
import { type PanelOptions, periodOf } from '../app/panel-options.ts';
import { type Funnel, funnel as funnelAnswer } from '../contract.ts';

/** The funnel of a panel's options, read with the rights of whoever looks at the dashboard. */
export function useFunnel(options: Ref<PanelOptions>, now: Ref<unknown>, locale: Ref<Locale>) {
  const api = useApi();
  const funnel = shallowRef<Funnel | null>(null);
  const problem = ref<ApiProblem | null>(null);
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const mine = asked;
    const { owner, offer, period } = options.value;
    const to = civilDateOf(new Date());
    const from = addDays(to, 1 - periodOf(period));
    try {
      const params = { ...(owner ? { owner } : {}), ...(offer ? { offer } : {}), from, to };
      const read = await api.get('/crm/funnel', funnelAnswer, params);
      if (mine !== asked) return;
      funnel.value = read;
      problem.value = null;
    } catch (error) {
      problem.value = apiProblem(error, locale.value);
    }
  }

  onMounted(load);
  // `now` changes when the dashboard refreshes.
  watch([options, now], load);
  return { funnel, problem, load };
}
